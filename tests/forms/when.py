#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sentences with a date before the verb, or at the end: does each event get that date?

usage: when.py CLAIMLINE [-v]

A small grammar makes the sentences; the day that each must have is worked out here, with another
calendar than the program's. No sentence of any text stands behind them. A day is wrong when the
event that the sentence tells has another one, a doubt that holds the right day is not counted as
wrong but told. Events that are not found at all are counted apart."""
import datetime, itertools, json, subprocess, sys

BASE = datetime.date(2024, 5, 8)          # a Wednesday
MOST_WRONG = 2                            # of each group
LEAST_FOUND = 0.85

def last(weekday):
    return BASE - datetime.timedelta((BASE.weekday() - weekday) % 7 or 0)

def day(date):
    return date.isoformat()

# words before the verb, and the date that they stand for
LEADING = [
    ('In 1941', '1941'), ('In 2008', '2008'), ('In March 2011', '2011-03'), ('In June', '2023-06'),
    ('In early 2019', '2019~'), ('Back in 2014', '2014'), ('On 2024-04-13', '2024-04-13'),
    ('On 13 April 2024', '2024-04-13'), ('On April 13', '2024-04-13'), ('On 13/04/2024', '2024-04-13'),
    ('On the 3rd of May', '2024-05-03'), ('On May 3 2024', '2024-05-03'),
    ('On Tuesday', day(last(1))), ('On Friday', day(last(4))), ('Late on Sunday', day(last(6))),
    ('Early on Monday', day(last(0))), ('On Tuesday morning', day(last(1))), ('Last Friday', day(last(4))),
    ('Yesterday', '2024-05-07'), ('Two days ago', '2024-05-06'), ('A week ago', '[2024-04-29..2024-05-05]'),
    ('Last month', '2024-04'), ('Last year', '2023'), ('Last week', '[2024-04-29..2024-05-05]'),
    ('On 9/11', '2001-09-11'), ('In the 1990s', '199X'), ('In the summer of 2021', '2021-22'),
    ('At dawn on Saturday', day(last(5))), ('Earlier on Tuesday', day(last(1))), ('But on Monday', day(last(0))),
]
# WHO, what follows, kind
ACTS = [
    ('{a} attacked {b}', 'attack'),
    ('{a} accused {b} of lying', 'accusation'),
    ('{a} shelled the port of {b}', 'strike'),
    ('{a} invaded {b}', 'attack'),
]
PAIRS = [('Japan', 'Peru'), ('Chad', 'Mali'), ('Russia', 'Georgia'), ('Iran', 'Iraq'), ('Turkey', 'Syria'),
         ('Kenya', 'Somalia'), ('Poland', 'Belarus'), ('China', 'India'), ('Oman', 'Yemen'), ('Togo', 'Ghana')]

# what stands at the end of a sentence of one clause
ENDING = [
    ('on Tuesday', day(last(1))), ('on Monday', day(last(0))), ('last Friday', day(last(4))),
    ('on 13 April 2024', '2024-04-13'), ('on April 13', '2024-04-13'), ('on 2024-04-13', '2024-04-13'),
    ('in 2008', '2008'), ('in March 2011', '2011-03'), ('in 1941', '1941'), ('yesterday', '2024-05-07'),
    ('two days ago', '2024-05-06'), ('last month', '2024-04'), ('last year', '2023'),
    ('late on Sunday', day(last(6))), ('on Tuesday evening', day(last(1))), ('on May 3', '2024-05-03'),
    ('in the summer of 2021', '2021-22'), ('in 2014', '2014'), ('overnight', '2024-05-08'),
    ('on Monday, May 6, 2024', '2024-05-06'),
]
END_ACTS = [
    ('{a} attacked {b}', 'attack'),
    ('{a} accused {b} of murder', 'accusation'),
    ('{a} bombed a market in {b}', 'strike'),
    ('{a} invaded {b}', 'attack'),
    ('{a} fired missiles at the capital of {b}', 'strike'),
]

def leading():
    pairs = itertools.cycle(PAIRS)
    for words, date in LEADING:
        for act, kind in ACTS:
            a, b = next(pairs)
            yield '%s %s.' % (words, act.format(a=a, b=b)), kind, date

def ending():
    pairs = itertools.cycle(PAIRS)
    for words, date in ENDING:
        for act, kind in END_ACTS:
            a, b = next(pairs)
            yield '%s %s.' % (act.format(a=a, b=b), words), kind, date

# more than one clause, an odd calendar, a date that cannot be: text, kind, dates that are right
OTHERS = [
    ('Chad said on Monday that Mali attacked Niger on Sunday.', 'attack', [day(last(6))]),
    ('On Tuesday Chad said Mali had attacked Niger.', 'attack', ['[..2024-05-07]']),
    ('Mali attacked Niger on Sunday and accused Chad of lying on Tuesday.', 'attack', [day(last(6))]),
    ('Mali attacked Niger on Sunday and accused Chad of lying on Tuesday.', 'accusation', [day(last(1))]),
    ('Mali, which attacked Niger in 2014, accused Chad of lying on Tuesday.', 'accusation', [day(last(1))]),
    ('After a vote on Sunday Mali accused Chad of lying on Tuesday.', 'accusation', [day(last(1))]),
    ('On Monday, 7 May, China accused Japan of lying.', 'accusation', ['2024-05-07?', '2024-05-06?']),
    ('On Sunday, April 6, China attacked India.', 'attack', ['2024-04-06?', '2024-04-07?']),
    ('On 29 February 2023 China attacked India.', 'attack', ['2023-02?', '[..2024-05-08]', 'XXXX']),
    ('On 3 Ramadan 1445 Syria accused Turkey of murder.', 'accusation', ['[..2024-05-08]', 'XXXX']),
    ('On 12 Esfand 1402 Iran accused Iraq of theft.', 'accusation', ['[..2024-05-08]', 'XXXX']),
    ('In week 12 of 2024 China accused Japan of lying.', 'accusation', ['[2024-03-18..2024-03-24]']),
    ('On Easter Monday Iran accused Iraq of murder.', 'accusation', ['2024-04-01']),
    ('During the World Cup Poland accused Belarus of smuggling.', 'accusation', ['[..2024-05-08]', 'XXXX']),
    ('The day before the vote Poland accused Belarus of smuggling.', 'accusation', ['[..2024-05-08]', 'XXXX']),
    ('Between 3 and 5 May Poland accused Belarus of smuggling.', 'accusation', ['2024-05-03/2024-05-05', '[2024-05-03..2024-05-05]']),
    ('From Monday to Tuesday Poland shelled Belarus.', 'strike', ['2024-05-06/2024-05-07']),
    ('Poland accused Belarus of smuggling in 2011.', 'accusation', ['2011', '[2011..2024-05-08]', '[2011-01-01..2024-05-08]']),
    ('Kenya accused Somalia of shelling a ferry that sank in 2019.', 'accusation', ['[2019-01-01..2024-05-08]', '[..2024-05-08]']),
    ('Two days before the vote Kenya bombed a port in Somalia.', 'strike', ['[..2024-05-08]', 'XXXX']),
    ('Kenya and Somalia agreed a ceasefire to begin on Friday.', 'ceasefire', ['2024-05-08', '[..2024-05-08]', '2024-05-10']),
    ('Chad accused Mali of theft on Monday, May 7, 2024.', 'accusation', ['2024-05-07?']),
    ('Chad attacked Mali on 13/04/2024. On 03/04/2024 Togo attacked Ghana.', 'attack', ['2024-04-13', '2024-04-03']),
    ('On 03/04/2024 Togo attacked Ghana.', 'attack', ['{2024-03-04,2024-04-03}']),
    ('On 03.04.2024 Togo attacked Ghana.', 'attack', ['2024-04-03']),
    ('Chad attacked Mali, its worst raid since 2014.', 'attack', ['2024-05-08']),
    ('Chad has been shelling Mali since Sunday.', 'strike', ['2024-05-05/..']),
    ('Chad attacked Mali on Monday. Then it bombed a port in Mali.', 'strike', ['2024-05-06']),
    ('Chad attacked Mali on Monday.\n\nIt bombed a port in Mali as well.', 'strike', ['[2024-05-06..2024-05-08]']),
    ('More homes burned than in 2014 when Chad bombed a port in Mali.', 'strike', ['2024-05-08', '[..2024-05-08]', '2014']),
    ('A ceasefire between Kenya and Somalia is to begin on Friday.', 'ceasefire', ['2024-05-10']),
]

def others():
    for text, kind, dates in OTHERS:
        yield text, kind, dates

def read(binary, sentences):
    lines = ''.join(json.dumps({'id': str(i), 'published': day(BASE), 'text': s}) + '\n' for i, s in enumerate(sentences))
    done = subprocess.run([binary, 'extract', '-'], input=lines.encode(), capture_output=True, check=True)
    events = {}
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        events.setdefault(int(record['sources'][0]['source']), []).append(record)
    return events

def plain(date):
    return date.replace('~', '').replace('?', '')

def judge(binary, name, cases, verbose):
    cases = list(cases)
    events = read(binary, [c[0] for c in cases])
    wrong = found = 0
    for i, (text, kind, right) in enumerate(cases):
        right = right if isinstance(right, list) else [right]
        same = [e for e in events.get(i, []) if e['kind'] == kind]
        if not same:
            if verbose:
                print('# not found: %s (%s) %s' % (text, kind, [e['kind'] for e in events.get(i, [])]))
            continue
        found += 1
        got = same[0].get('date') or 'XXXX'
        if got not in right and plain(got) not in right:
            wrong += 1
            print('# %s: %s %s, not %s' % (text, kind, got, ' or '.join(right)))
    print('# %s: %d sentences, %d found, %d wrong' % (name, len(cases), found, wrong))
    return wrong <= MOST_WRONG and found >= LEAST_FOUND * len(cases)

def main():
    binary, verbose = sys.argv[1], '-v' in sys.argv[2:]
    groups = [('leading dates', leading), ('dates at the end', ending), ('others', others)]
    print('1..%d' % len(groups))
    fine = True
    for n, (name, make) in enumerate(groups, 1):
        ok = judge(binary, name, make(), verbose)
        fine &= ok
        print('%sok %d - %s' % ('' if ok else 'not ', n, name))
    return 0 if fine else 1

if __name__ == '__main__':
    sys.exit(main())
