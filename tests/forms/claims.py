#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sentences that tell of an act that was not done, was undone, or that only somebody claims; words in
another sense; and the many ways to say that somebody did wrong.

usage: claims.py CLAIMLINE [-v]

A small grammar makes the sentences; no sentence of any text stands behind them. What counts is what is
shown without options: records of at least the confidence SHOWN."""
import itertools, json, subprocess, sys

SHOWN = 0.6
PAIRS = [('Oman', 'Peru'), ('Chad', 'Mali'), ('Kenya', 'Laos'), ('Poland', 'Norway')]

# the verb as an infinitive, a participle, the past; the kind that it must not give
DEEDS = [
    ('accuse {b} of theft', 'accusing {b} of theft', 'accused {b} of theft', 'accusation'),
    ('blame {b} for the fire', 'blaming {b} for the fire', 'blamed {b} for the fire', 'accusation'),
    ('condemn {b}', 'condemning {b}', 'condemned {b}', 'accusation'),
    ('attack {b}', 'attacking {b}', 'attacked {b}', 'attack'),
    ('bomb {b}', 'bombing {b}', 'bombed {b}', 'strike'),
]
NOT_DONE = [
    '{a} did not {do}.', '{a} never {did}.', '{a} has not {did}.', 'Nobody in {a} {did}.', 'No one {did}.',
    '{a} stopped short of {doing}.', '{a} fell short of {doing}.', '{a} was far from {doing}.',
    'Far from {doing}, {a} asked for an inquiry.', 'Instead of {doing}, {a} asked for an inquiry.',
    'Rather than {do}, {a} asked for an inquiry.', '{a}, without {doing}, asked for an inquiry.',
    '{a} refrained from {doing}.', '{a} avoided {doing}.', '{a} denied {doing}.', '{a} would not {do}.',
    '{a} came close to {doing}.', '{a} almost {did}.', '{a} has yet to {do}.', 'If {a} {did}, talks would end.',
    'It is not true that {a} {did}.', 'It is false that {a} {did}.', 'There is no evidence that {a} {did}.',
    '{a} denied that it had {did}.', '{a} rejected reports that it had {did}.',
    'Reports that {a} had {did} are false.', 'Claims that {a} had {did} are untrue.',
    'An earlier version of this article said {a} had {did}.',
    'An earlier version of this story said that {a} had {did}.', 'Had {a} {did}, talks would have ended.',
    'Neither {a} nor {c} {did}.', '{a} is expected to {do}.', '{a} may {do}.', '{a} stopped {doing}.',
]
NOTHING = [
    ('No rocket was launched at {b} by {a}.', 'strike'), ('{a} launched no rocket at {b}.', 'strike'),
    ('{a} fired no missiles at {b}.', 'strike'), ('{a} withdrew its accusation against {b}.', 'accusation'),
    ('{a} dropped its charges against {b}.', 'accusation'), ('{a} retracted its claim that {b} had lied.', 'accusation'),
    ('No attack on {b} was launched by {a}.', 'attack'), ('{a} accused no one of theft.', 'accusation'),
]
UNDONE = [
    ('{a} suspended aid to {b}.', 'aid'), ('{a} cut off aid to {b}.', 'aid'), ('{a} blocked aid to {b}.', 'aid'),
    ('{a} is blocking aid to {b}.', 'aid'), ('{a} halted aid to {b}.', 'aid'), ('{a} stopped aid to {b}.', 'aid'),
    ('{a} froze aid to {b}.', 'aid'), ('{a} withheld aid to {b}.', 'aid'), ('{a} cancelled aid to {b}.', 'aid'),
    ('{a} lifted sanctions on {b}.', 'sanction'), ('{a} eased sanctions against {b}.', 'sanction'),
    ('{a} suspended sanctions on {b}.', 'sanction'), ('{a} ended its embargo on {b}.', 'sanction'),
    ('{a} has relaxed sanctions on {b}.', 'sanction'), ('{a} removed sanctions on {b}.', 'sanction'),
]
# what B is said to have done, and the kind of the act
HARM = [('had bombed {c}', 'strike'), ('had shelled a town', 'strike'), ('had carried out the bombing', 'strike'),
        ('had attacked {c}', 'attack'), ('had launched rockets at {c}', 'strike'), ('had invaded {c}', 'attack'),
        ('had violated the truce', 'ceasefire'), ('had killed ten civilians', 'attack')]
CLAIMED = ['{a} said {b} {had}.', '{a} said on Monday that {b} {had}.', "{a}'s army said {b} {had}.",
           'According to {a}, {b} {had}.', '{b} {had}, {a} said.', '{a} claimed that {b} {had}.',
           '{a} reported that {b} {had}.', "{a}'s foreign minister said {b} {had}."]
# what B is said to be or to have done
GUILT = ['was behind the raid', 'was complicit in the murder', 'was to blame for the fire', 'bears responsibility for the fire',
         'had a hand in the bombing', 'is arming the rebels', 'is sheltering the gunmen', 'has blood on its hands',
         'started the war', 'fired first', 'had crossed a red line', 'was responsible for the fire', 'broke its promise',
         'was guilty of murder']
GUILTY = ['{a} said {b} {was}.', '{a} said that {b} {was}.', '{a} insisted that {b} {was}.', "{a}'s president said {b} {was}."]
ATTACKS = ['{a} took aim at {b} over the fire.', '{a} has torn into {b} over the fire.', '{a} branded {b} a liar.',
           '{b} came under fire from {a} over the delay.', '{a} pointed the finger at {b}.', '{a} laid the blame on {b}.',
           '{a} sees {b} as the culprit.', '{a} rebuked {b} for the fire.', '{a} lambasted {b} for the fire.']
SENSES = [
    ('Brazil attacked down the left.', None), ('Britain sanctioned the sale of the port.', None),
    ('{a} sanctioned the deal.', None), ('A charge of the battery takes an hour.', None),
    ('{a} attacked {b} over its record.', ('accusation', '{a}', '{b}')),
    ('{a} attacked {b} over its plan.', ('accusation', '{a}', '{b}')),
]


def names(a, b):
    others = [n for n in ('Ghana', 'Cuba') if n not in (a, b)]
    return {'a': a, 'b': b, 'c': others[0]}

def read(binary, texts):
    lines = ''.join(json.dumps({'id': str(i), 'published': '2024-05-08', 'text': t}) + '\n'
                    for i, t in enumerate(texts))
    done = subprocess.run([binary, 'extract', '-'], input=lines.encode(), capture_output=True, check=True)
    events = {}
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        events.setdefault(int(record['sources'][0]['source']), []).append(record)
    return [events.get(i, []) for i in range(len(texts))]

def who(parties):
    return [p['name'] for p in parties]

def shown(events, kind):
    return [e for e in events if (kind is None or e['kind'] == kind) and e['confidence'] >= SHOWN]

def not_done():
    for (a, b), form, (do, doing, did, kind) in itertools.product(PAIRS[:2], NOT_DONE, DEEDS):
        n = names(a, b)
        words = {'do': do.format(**n), 'doing': doing.format(**n), 'did': did.format(**n)}
        yield form.format(**n, **words), lambda events, kind=kind: not shown(events, kind)
    for (a, b), (form, kind) in itertools.product(PAIRS, NOTHING):
        yield form.format(**names(a, b)), lambda events, kind=kind: not shown(events, kind)

def undone():
    for (a, b), (form, kind) in itertools.product(PAIRS, UNDONE):
        yield form.format(**names(a, b)), lambda events, kind=kind: not shown(events, kind)

def claimed():
    """No fact, and never the other way round; most are accusations by the one who says so."""
    for (a, b), form, (had, kind) in itertools.product(PAIRS[:3], CLAIMED, HARM):
        n = names(a, b)
        def fits(events, kind=kind, a=a, b=b):
            acts = [e for e in events if e['kind'] == kind and not e.get('claimed_by')]
            swapped = [e for e in events if e['kind'] == 'accusation' and who(e['actors']) == [b]]
            return not acts and not swapped
        yield form.format(**n, had=had.format(**n)), fits

def accused():
    for (a, b), form, (had, _) in itertools.product(PAIRS[:3], CLAIMED, HARM):
        n = names(a, b)
        yield form.format(**n, had=had.format(**n)), lambda events, a=a, b=b: any(
            who(e['actors']) == [a] and who(e['targets']) == [b] for e in shown(events, 'accusation'))

def guilt():
    texts = [(p, form.replace('{was}', was)) for p in PAIRS[:3] for form in GUILTY for was in GUILT]
    texts += [(p, form) for p in PAIRS[:3] for form in ATTACKS]
    for (a, b), form in texts:
        yield form.format(a=a, b=b), lambda events, a=a, b=b: any(
            who(e['actors']) == [a] and who(e['targets']) == [b] for e in shown(events, 'accusation'))

def senses():
    for (a, b), (form, want) in itertools.product(PAIRS[:2], SENSES):
        n = names(a, b)
        def fits(events, want=want, n=n):
            if want is None:
                return not shown(events, None)
            kind, actor, target = want
            return any(who(e['actors']) == [actor.format(**n)] and who(e['targets']) == [target.format(**n)]
                       for e in shown(events, kind)) and not shown(events, 'attack')
        yield form.format(**n), fits

# name, cases, the most that may be wrong: what a parser still gets wrong is told with its sentence
GROUPS = [('not done', not_done, 0.0), ('undone', undone, 0.0), ('told in words is no fact', claimed, 0.0),
          ('told in words accuses', accused, 0.1), ('other senses', senses, 0.0),
          ('guilt', guilt, 0.05)]

def main():
    binary, verbose = sys.argv[1], '-v' in sys.argv[2:]
    print('1..%d' % len(GROUPS))
    fine = True
    for number, (name, make, most) in enumerate(GROUPS, 1):
        cases = list(dict((text, fits) for text, fits in make()).items())
        got = read(binary, [text for text, _ in cases])
        wrong = [(text, events) for (text, fits), events in zip(cases, got) if not fits(events)]
        for text, events in wrong if verbose or len(wrong) > most * len(cases) else []:
            print('# %s: %s' % (text, [(e['kind'], who(e['actors']), who(e['targets']), e['confidence'])
                                       for e in events]))
        print('# %s: %d sentences, %d wrong' % (name, len(cases), len(wrong)))
        ok = len(wrong) <= most * len(cases)
        fine &= ok
        print('%sok %d - %s' % ('' if ok else 'not ', number, name))
    return 0 if fine else 1

if __name__ == '__main__':
    sys.exit(main())
