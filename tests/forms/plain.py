#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plain ways of accusing: sentences of a small grammar in which A accuses B, by kind; how many are found.

usage: plain.py CLAIMLINE [-v] [ARGUMENT of extract ...]
"""
import json, subprocess, sys

PAIRS = [('Chad', 'Mali'), ('Peru', 'Oman'), ('Kenya', 'Laos'), ('Poland', 'Norway')]
KINDS = {
    'guilt told of': [
        '{A} said {B} was behind the bombing.', '{A} said that {B} was complicit in the murders.', '{A} says {B} is to blame for the famine.',
        '{A} said {B} bears responsibility for the deaths.', '{A} said {B} bore full responsibility for the massacre.', '{A} said {B} had a hand in the coup.',
        '{A} said {B} was arming the rebels.', '{A} says {B} is sheltering terrorists.', '{A} said {B} had blood on its hands.', '{A} said {B} started the war.',
        '{A} said {B} had fired first.', '{A} said {B} had crossed a red line.', '{A} said {B} was responsible for the raid.', '{A} said {B} was guilty of torture.',
        '{A} says {B} is funding the militia.', '{A} said {B} had broken its word.', '{A} said {B} had violated the treaty.', '{A} said {B} was lying.',
        '{A} says {B} is harbouring militants.', '{A} said {B} orchestrated the attack.', '{A} said {B} had failed to protect its citizens.',
        '{A} said the fault lay with {B}.', '{A} said {B} was at fault.', '{A} said {B} had betrayed its people.', '{A} said {B} plotted the assassination.'],
    'attack in words': [
        '{A} attacked {B} over its record on human rights.', '{A} took aim at {B} over the tariffs.', '{A} tore into {B} over the dam.', '{A} branded {B} a liar.',
        '{A} called {B} a terrorist state.', '{A} lashed out at {B} over the visas.', '{A} hit out at {B} for closing the border.', '{A} slammed {B} for the arrests.',
        '{A} blasted {B} over the vote.', '{A} railed against {B} over the wall.', '{A} rounded on {B} for its silence.', '{A} lambasted {B} over the killings.',
        '{A} took {B} to task over the prisoners.', '{A} scolded {B} for the delay.', '{A} rebuked {B} for the raid.', '{A} castigated {B} over the famine.',
        '{A} decried what it called aggression by {B}.', '{A} denounced {B} as an aggressor.', '{A} labelled {B} a sponsor of terrorism.', '{A} chided {B} over the budget.',
        '{A} faulted {B} for the crash.', '{A} berated {B} for the spill.', '{A} pointed the finger at {B} over the leak.', '{A} criticised {B} for jailing reporters.',
        '{A} fired a broadside at {B} over the fishing quotas.', '{A} reproached {B} with breaking the truce.', '{A} took issue with {B} over the ban.'],
    'deeds condemned': [
        '{A} condemned the raid by {B} troops.', '{A} denounced the shelling of the town by {B}.', '{A} condemned {B} for the raid.', "{A} condemned {B}'s attack on the convoy.",
        "{A} criticised {B}'s treatment of prisoners.", "{A} denounced {B}'s decision to close the river.", '{A} deplored the killings by {B} forces.',
        "{A} blamed the crash on {B}.", '{A} held {B} responsible for the deaths.', '{A} put the blame on {B} for the floods.', '{A} laid the blame at the door of {B}.',
        '{A} attributed the attack to {B}.', '{A} blamed {B}.', "{A} protested against {B}'s raid on the village."],
    'nouns': [
        '{A} filed a complaint about {B}.', '{A} lodged a complaint against {B} over the dumping of steel.', '{B} came under fire from {A} over the arrests.',
        '{B} drew criticism from {A} for the raid.', '{B} faced accusations from {A} of spying.', "{A}'s accusation that {B} had lied angered the envoys.",
        '{A} levelled charges of espionage at {B}.', '{A} made allegations of torture against {B}.', '{B} has come in for criticism from {A} over the dam.',
        '{B} was criticised by {A} for the delay.', '{B} stands accused by {A} of theft.', '{B} was under attack from {A} over its tariffs.', '{A} voiced outrage at {B} over the execution.'],
    'words around': [
        '{B}, {A} said, had shelled the town.', '{B}, {A} says, is lying about the dead.', '{B} had broken the truce, {A} said.', 'According to {A}, {B} violated the border.',
        '"{B} has murdered our people," {A} said.', '{A} insisted that {B} had stolen the votes.', '{A} claimed {B} was tapping its telephones.', '{A} alleged that {B} bribed the judges.',
        '{A} complained that {B} had broken the accord.', '{A} suspects {B} of poisoning the wells.', '{A} warned that {B} was violating the treaty.', '{A} charged that {B} had rigged the count.'],
    'documents': [
        'A report by {A} found that {B} had tortured prisoners.', 'A letter from {A} said {B} had broken the treaty.', 'In a statement, {A} accused {B} of theft.',
        "{A}'s report blamed {B} for the massacre.", 'A report by {A} accuses {B} of war crimes.', 'A lawsuit by {A} accuses {B} of fraud.'],
    'both': ['{A} and {B} traded blame over the shelling.', '{A} and {B} accused each other of firing first.', '{A} and {B} blamed each other for the failure of the talks.',
             '{A} and {B} traded accusations of spying.', '{A} and {B} exchanged accusations over the dam.'],
}
LEAST_FOUND = 0.75

def read(program, sentences, arguments):
    lines = ''.join(json.dumps({'id': str(i), 'published': '2015-03-0%d' % (1 + i % 9), 'text': s}) + '\n' for i, s in enumerate(sentences))
    done = subprocess.run([program, 'extract', *arguments, '-'], input=lines.encode(), capture_output=True, check=True)
    found = {}
    for line in done.stdout.decode().splitlines():
        r = json.loads(line)
        if r['kind'] == 'accusation':
            found.setdefault(int(r['sources'][0]['source']), []).append(([p['name'] for p in r['actors']], [p['name'] for p in r['targets']]))
    return found

def main():
    program, verbose, arguments = sys.argv[1], '-v' in sys.argv[2:], [a for a in sys.argv[2:] if a != '-v']
    print('1..%d' % len(KINDS))
    for number, (kind, forms) in enumerate(KINDS.items(), 1):
        cases = [(form.format(A=a, B=b), a, b) for form in forms for a, b in PAIRS]
        found = read(program, [c[0] for c in cases], arguments)
        right = 0
        for i, (text, a, b) in enumerate(cases):
            hit = any(a in x and b in y for x, y in found.get(i, []))
            right += hit
            if not hit and verbose and i % len(PAIRS) == 0:
                print('# not found: %s %s' % (text, found.get(i, '')))
        print('# %s: %d sentences, %d found' % (kind, len(cases), right))
        print('%s %d - %s' % ('ok' if right >= LEAST_FOUND * len(cases) else 'not ok', number, kind))

main()
