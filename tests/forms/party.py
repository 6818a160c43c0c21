#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sentences in which a name, a word or a pronoun may be taken for the wrong party: is it?

usage: party.py CLAIMLINE [-v]

A small grammar makes the texts; beside each stand the parties that are right on each side. What a
reader sees without options may hold none but these; and of all that is found, most must be right,
so that finding nothing is no way out. No sentence of any text stands behind them."""
import datetime, itertools, json, os, subprocess, sys, tempfile

FIRST = datetime.date(2024, 1, 8)   # a week lies between texts, so that none repeats another
STATES = [('Chad', 'Chadian'), ('Peru', 'Peruvian'), ('Oman', 'Omani'), ('Kenya', 'Kenyan'), ('Norway', 'Norwegian'),
          ('Togo', 'Togolese'), ('Bolivia', 'Bolivian'), ('Nepal', 'Nepali')]

def cycle(*lists):
    return zip(*(itertools.cycle(l) for l in lists))

def states(n=1):
    ring = itertools.cycle(STATES)
    for _ in range(2):
        next(ring)
    while True:
        yield [next(ring) for _ in range(n)]

def may():
    """A month is no person, and a person is no month."""
    pairs = states(2)
    for words in ['On 5 May', 'On May 5', 'In May', 'Since May', 'In early May', 'By mid May', 'Until May', 'Last May',
                  'On the 5th of May', 'Between April and May', 'In May 2023', 'At the end of May', 'During May', 'Late in May']:
        (a, _), (b, _) = next(pairs)
        yield '%s %s accused %s of theft.' % (words, a, b), {a}, {b}
        (a, _), (b, _) = next(pairs)
        yield '%s, the government of %s blamed %s for the fire.' % (words, a, b), {a}, {b}
        (a, _), (b, _) = next(pairs)
        yield '%s accused %s of murder %s%s.' % (a, b, words[0].lower(), words[1:]), {a}, {b}

def inside():
    """The name of a state inside the name of somebody else."""
    other = states()
    for name in ['Jim Jordan', 'Chad Wolf', 'Anna Holland', 'Neil Jordan', 'Carlos Santiago', 'Paris Jackson', 'Kathy Ireland',
                 'Israel Vega', 'London Breed', 'Olivia France', 'Sofia Reyes', 'Kent Peru', 'Tyson Chad', 'Ana Cuba']:
        for form in ['%s accused {b} of theft.', 'Lawyer %s accused {b} of corruption.', '{b} accused %s of theft.',
                     'Mr %s blamed {b} for the fire.']:
            (b, _), = next(other)
            who = form % name
            sides = ({name}, {b}) if not form.startswith('{b}') else ({b}, {name})
            yield (who.format(b=b),) + sides
    for firm in ['Air France', 'Bank of China', 'China Daily', 'Britain First', 'Turkish Airlines', 'Royal Bank of Scotland',
                 'Bank of Ireland', 'Russian Orthodox Church', 'Iran International', 'University of Ghana', 'Air India',
                 'Kenya Airways', 'Norwegian Refugee Council', 'Social Democrats', 'Christian Democrats of Lorn',
                 'Radio Sweden', 'Union of Chadian Teachers']:
        (b, _), (c, _) = next(other) + next(other)
        the = 'The ' if firm.split()[-1] in ('Church', 'Democrats', 'Scotland', 'Lorn', 'Council', 'Teachers') or firm.startswith('Un') else ''
        names = {firm, 'the ' + firm}
        yield '%s%s accused %s of theft.' % (the, firm, b), names, {b}
        yield '%s accused %s%s of negligence.' % (c, the.lower(), firm), {c}, names
    yield 'The mayor of Paris, Texas, accused Chad of theft.', {'mayor of Paris', 'Paris', 'mayor', 'mayor of Paris, Texas'}, {'Chad'}
    yield 'Omar al-Nur accused Chad of murder.', {'Omar al-Nur'}, {'Chad'}
    yield 'Chad accused Omar al-Nur of murder.', {'Chad'}, {'Omar al-Nur'}

def owned():
    """An institution that many states have, with its owner beside it, and without."""
    bodies = ['Ministry of Defence', 'Home Office', 'State Department', 'Foreign Office', 'Justice Department', 'Supreme Court',
              'Ministry of Foreign Affairs', 'Treasury Department', 'Senate', 'Royal Navy', 'Department of Justice']
    other = states(2)
    for body in bodies:
        for form in ["{a}'s %s accused {b} of theft.", 'The {x} %s accused {b} of theft.', "{b} accused {a}'s %s of theft.",
                     '{a}\u2019s %s blamed {b} for the fire.']:
            (a, x), (b, _) = next(other)
            sides = ({a, "%s's %s" % (a, body), '%s %s' % (x, body)}, {b})
            yield ((form % body).format(a=a, b=b, x=x),) + (sides[::-1] if form.startswith('{b}') else sides)
    for body in ['Ministry of Defence', 'Labour Party', 'Home Office', 'Conservatives', 'Democrats', 'Supreme Court']:
        (a, _), (b, _) = next(other)
        plural = body in ('Conservatives', 'Democrats')
        yield 'The %s accused %s of theft.' % (body, b), {body}, {b}
        yield '%s accused the %s of theft.' % (a, body), {a}, {body}
        if not plural:
            yield ('%s sent an envoy to %s. The %s of Lorn accused %s of theft.' % (a, b, body, b),
                   {body, body + ' of Lorn'}, {b})
    for place, party in [('Irish', 'Labour Party'), ('Danish', 'Conservatives'), ('Nepali', 'Democrats'), ('Malian', 'Republicans')]:
        (a, _), (b, _) = next(other)
        yield ('The %s %s accused %s of theft.' % (place, party, b),
               {'%s %s' % (place, party), party}, {b})

def unnamed():
    """The government, the minister: whose?"""
    other = states(2)
    for who in ['government', 'foreign minister', 'army', 'junta', 'coast guard', 'police', 'president', 'defence ministry']:
        (a, x), (b, _) = next(other)
        words = {'the ' + who, who}
        yield '%s held a vote on Monday. The %s accused the rebels of theft.' % (a, who), {a} | words, {'rebels'}
        yield ('%s officials met the press in the capital. They spoke of %s. The %s accused %s of theft.' % (x, b, who, b),
               {a} | words, {b})
        yield '%s shelled a port. %s protested. The %s accused %s of murder.' % (b, a, who, b), {a} | words, {b}
        yield 'Reporters wrote of %s, %s and Haiti. The %s accused Fiji of murder.' % (a, b, who), words, {'Fiji'}
    for judge in ['Judge', 'Mayor', 'Senator', 'Professor', 'Inspector', 'Coach']:
        (a, _), (b, _) = next(other)
        yield '%s sent an envoy to %s. %s Ana Ruiz accused %s of theft.' % (a, b, judge, b), {'Ana Ruiz'}, {b}

def domestic():
    """Who speaks for himself, and who has no office any more."""
    other = states(2)
    for office in ['senator', 'congressman', 'mayor', 'lawmaker', 'governor', 'MP']:
        (a, x), (b, _) = next(other)
        yield '%s %s Ana Ruiz accused %s of theft.' % (x, office, b), {'Ana Ruiz'}, {b}
        yield '%s accused %s %s Juan Paz of theft.' % (b, x, office), {b}, {'Juan Paz'}
        yield '%s met %s. The %s of Lorn accused the rebels of theft.' % (a, b, office), {office, '%s of Lorn' % office}, {'rebels'}
    for gone in ['Former', 'Ousted', 'Deposed', 'Exiled']:
        (a, x), (b, _) = next(other)
        yield '%s President of %s Juan Paz accused %s of theft.' % (gone, a, b), {'Juan Paz'}, {b}
        yield '%s %s president Juan Paz accused %s of theft.' % (gone, x, b), {'Juan Paz'}, {b}
    for office in ['Prime Minister', 'Foreign Minister', 'President']:
        (a, x), (b, _) = next(other)
        yield '%s of %s Ana Ruiz accused %s of theft.' % (office, a, b), {a}, {b}
        yield '%s %s Ana Ruiz accused %s of theft.' % (x, office, b), {a}, {b}
    for verb in ['accused', 'condemned']:
        (a, x), _ = next(other)
        yield ('Opposition leader Juan Paz %s %s President Ana Ruiz over theft.' % (verb, x), {'Juan Paz'}, {'Ana Ruiz'})
        yield ('%s President Ana Ruiz %s opposition leader Juan Paz over theft.' % (x, verb), {'Ana Ruiz'}, {'Juan Paz'})
    (a, x), (b, _) = next(other)
    yield '%s Ambassador to %s Juan Paz accused Fiji of theft.' % (x, b), {a}, {'Fiji'}
    yield 'Fiji accused VBK officials of theft.', {'Fiji'}, {'VBK', 'VBK officials'}
    yield '%s and %s signed. VBK officials accused Fiji of theft.' % (a, b), {'VBK', 'VBK officials'}, {'Fiji'}

def pronouns():
    """She is never a man, and he is never a woman."""
    other = states()
    for woman, man in [('Anna Berg', 'John Stone'), ('Maria Lopez', 'Peter Kovac'), ('Fatima Noor', 'Omar Said'),
                       ('Elena Popa', 'Ivan Petrov'), ('Laura Conti', 'Marco Bianchi'), ('Helen Frost', 'David Low')]:
        (b, _), = next(other)
        yield '%s met %s. She accused %s of theft.' % (woman, man, b), {woman}, {b}
        yield '%s met %s. He accused %s of theft.' % (woman, man, b), {man}, {b}
        yield '%s met %s. She accused %s of theft.' % (man, woman, b), {woman}, {b}
        yield '%s met %s. He accused %s of theft.' % (man, woman, b), {man}, {b}
        yield '%s spoke. She accused %s of theft.' % (man, b), {'She', 'she'}, {b}
    for title, pronoun in [('Mrs', 'She'), ('Mr', 'He'), ('Lady', 'She'), ('Lord', 'He')]:
        (b, _), = next(other)
        name = '%s Vardo' % title
        right = {name, 'Vardo', 'Alex Vardo'}
        yield '%s met Chris Tamm. %s accused %s of theft.' % (name, pronoun, b), right, {b}

def datelines():
    """Where it was written is nobody."""
    other = states(2)
    for line in ['BEIJING (Xinhua) --', 'DAMASCUS, May 4 (SANA) --', 'PARIS \u2014', 'MOSCOW, Russia (AP) \u2014', 'LIMA \u2013',
                 'CAIRO -', 'KABUL (Pajhwok) -', 'NEW DELHI, April 9 (PTI) \u2014', 'ROME:', 'Tokyo (Kyodo) -', 'LONDON (Reuters) -']:
        (a, _), (b, _) = next(other)
        yield '%s %s accused %s of theft.' % (line, a, b), {a}, {b}
        yield '%s Rebels accused %s of murder.' % (line, b), {'Rebels', 'rebels'}, {b}

def surnames():
    """A surname that is a word, or that many bear, and one name for one person."""
    other = states()
    for name in ['Robin Butler', 'Ana Wine', 'Carl Power', 'Jane Moon', 'Peter Price', 'Lena Foster', 'Ivo Straw']:
        first, last = name.split()
        (b, _), = next(other)
        yield '%s spoke to the press. %s accused %s of theft.' % (name, last, b), {name}, {b}
        yield '%s spoke to the press. %s was quoted. "It is a lie," %s said, and accused %s of theft.' % (name, last, last, b), {name}, {b}
        yield 'Lawyer %s blamed %s for the fire. Later %s accused %s of murder.' % (name, b, last, b), {name}, {b}
    for word in ['Power', 'Price', 'Moon', 'Rice', 'Straw', 'Holder', 'Gates']:
        (b, _), = next(other)
        yield '%s fell in %s. The miners accused %s of theft.' % (word, b, b), {'miners'}, {b}

def several():
    """Lists, adjectives of two, groups named by what they are."""
    yield 'Chadian and Malian rebels accused Niger of murder.', {'Chadian rebels', 'Malian rebels', 'Chadian and Malian rebels', 'rebels'}, {'Niger'}
    yield 'Peru accused Red Front militants of murder.', {'Peru'}, {'Red Front', 'Red Front militants'}
    yield 'The Red Front militant group accused Peru of murder.', {'Red Front', 'Red Front militant group'}, {'Peru'}
    yield 'Peru, Oman and Chad accused Mali of theft.', {'Peru', 'Oman', 'Chad'}, {'Mali'}
    yield 'The Vardo teachers union accused the Lorn council of theft.', {'Vardo teachers union'}, {'Lorn council'}
    yield 'Chad accused the Vardo Front of theft. The front denied it.', {'Chad'}, {'Vardo Front'}

def shortened():
    """What a text calls somebody for short is the name that it tells in full."""
    for name, short in [('Hanvor Micro', 'Hanvor'), ('Rannock Foods', 'Rannock'), ('Tirvana Agro', 'Tirvana')]:
        yield 'The firm %s is based in Oslo. Chad accused %s of fraud.' % (name, short), {'Chad'}, {name}
        yield 'The firm %s is based in Oslo. Later %s accused Peru of theft.' % (name, short), {name}, {'Peru'}
    for name, short in [('Harbour and Crane Union', 'HCU'), ('Council of River Towns', 'CRT'), ('Continental Rowing Council', 'CCC')]:
        yield 'The %s (%s) met in Oslo. Chad accused the %s of fraud.' % (name, short, short), {'Chad'}, {name, short}

def staff():
    """Those who act for somebody are told by his name."""
    for who in ['lawyers', 'managers', 'spokesman', 'staff', 'directors']:
        yield "Peru accused Velmor Cargo's %s of fraud." % who, {'Peru'}, {'Velmor Cargo'}
        yield 'Velmor Cargo is based in Oslo. Its %s accused Peru of fraud.' % who, {'Velmor Cargo'}, {'Peru'}
        yield "Velmor Cargo's %s accused Peru of fraud." % who, {'Velmor Cargo'}, {'Peru'}
    for who in ['fighters', 'gunmen', 'soldiers', 'officials', 'leaders']:
        yield 'Peru accused %s of the Vardo Front of murder.' % who, {'Peru'}, {'Vardo Front'}

def apposed():
    """A name behind an office, a name of several parts, half a surname that a list knows."""
    for office in ['The opposition leader', 'The union chairwoman', 'The school superintendent', "The mayor's lawyer"]:
        yield '%s, Rowena Bhatt, accused Peru of theft.' % office, {'Rowena Bhatt', 'mayor'}, {'Peru'}
        yield '%s, Rowena Bhatt, spoke on Monday. She accused Peru of theft.' % office, {'Rowena Bhatt', 'mayor'}, {'Peru'}
    for name in ['Maaike van der Laak', 'Suh Mi-kyung', 'Roisin Halloran-Maas', 'Ileana Corvath-Mbeki', 'Yunus Hadrami-Sall']:
        yield 'Lawyer %s accused Peru of theft.' % name, {name}, {'Peru'}
        yield 'Peru accused %s of theft.' % name, {'Peru'}, {name}

def chained():
    """A pronoun is whom the sentences before are about, not who stands nearest."""
    for he, she in [('Juan Paz', 'Rowena Bhatt'), ('Peter Lorn', 'Maria Vardo')]:
        yield '%s spoke of the flood. In an open letter to %s he accused Peru of theft.' % (he, she), {he}, {'Peru'}
        yield '%s met John Stone on Monday. She wrote to Mary Field. She accused Peru of theft.' % she, {she}, {'Peru'}
        yield '%s said the dam was old. He had warned Carl Webb of it. He accused Peru of theft.' % he, {he}, {'Peru'}

GROUPS = [('the month of May', may), ('states inside names', inside), ('shared institutions', owned), ('unnamed bodies', unnamed), ('domestic', domestic),
          ('pronouns', pronouns), ('datelines', datelines), ('surnames', surnames), ('several', several),
          ('short names', shortened), ('people of a party', staff), ('offices and names', apposed), ('chains of pronouns', chained)]
LEAST_RIGHT = 0.80   # of what is found at all, and of all texts that anything is found in

def fold(name):
    name = (name or '').replace('\u2019', "'")
    return name[4:] if name.lower().startswith('the ') else name

def read(command, cases):
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, 'articles'))
        with open(os.path.join(folder, 'articles', 'all.jsonl'), 'w', encoding='utf-8') as f:
            for i, case in enumerate(cases):
                f.write(json.dumps({'id': 'a%d' % i, 'published': (FIRST + datetime.timedelta(7 * i)).isoformat(), 'text': case[0]}) + '\n')
        done = subprocess.run(command + [folder], capture_output=True)
    if done.returncode > 1 and b'CLM-030' not in done.stderr:
        sys.exit('party.py: %s' % done.stderr.decode())
    rows = {}
    for line in done.stdout.decode().splitlines():
        row = json.loads(line)
        for source in row['source'].split('|'):   # what several tell alike is one row
            rows.setdefault(int(source[1:]), []).append(row)
    return rows

def is_right(row, case):
    right = [{fold(n) for n in side} for side in case[1:]]
    return all(fold(row.get(key)) in names or not row.get(key) for key, names in zip(('accuser', 'accused'), right))

def judge(program, name, cases, verbose):
    cases = list(cases)
    table = [program, 'table', '-q', '--format', 'jsonl']
    wrong = found = right = 0
    for i, rows in sorted(read(table, cases).items()):
        for row in rows:
            if not is_right(row, cases[i]):
                wrong += 1
                print('# shown: %s: %s -> %s' % (cases[i][0], row.get('accuser'), row.get('accused')))
    for i, rows in sorted(read(table + ['--min-confidence', '0'], cases).items()):
        found += 1
        good = any(is_right(row, cases[i]) and row.get('accuser') and row.get('accused') for row in rows)
        right += good
        if not good and verbose:
            print('# found: %s: %s' % (cases[i][0], [(r.get('accuser'), r.get('accused')) for r in rows]))
    print('# %s: %d texts, %d found, %d right, %d shown wrong' % (name, len(cases), found, right, wrong))
    return wrong == 0 and right >= LEAST_RIGHT * found and found >= LEAST_RIGHT * len(cases)


def main():
    program, verbose = sys.argv[1], '-v' in sys.argv[2:]
    print('1..%d' % len(GROUPS))
    for number, (name, group) in enumerate(GROUPS, 1):
        print('%s %d - %s' % ('ok' if judge(program, name, group(), verbose) else 'not ok', number, name))

main()
