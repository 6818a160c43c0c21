# SPDX-License-Identifier: MIT
"""looks.py PROGRAM GENERATE ACTORS CORPUS... : what pictures must show, read off the SVG that a reader gets. Writes TAP."""
import csv
import io
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

program, generate, actors = sys.argv[1:4]
corpora = sys.argv[4:]
scratch = tempfile.mkdtemp()
SVG = '{http://www.w3.org/2000/svg}'
NUMBER = r'-?[\d.]+'


def run(*args):
    return subprocess.run([program, *args], check=True, capture_output=True).stdout.decode()


def draw(*args):
    """The pages of a picture, as trees."""
    folder = tempfile.mkdtemp(dir=scratch)
    subprocess.run([program, 'draw', '-q', '-o', os.path.join(folder, 'p.svg'), *args], check=True, capture_output=True)
    return [tree.parse(os.path.join(folder, name)).getroot() for name in sorted(os.listdir(folder))]


def table(corpus, *args):
    return list(csv.DictReader(io.StringIO(run('table', '-q', *args, corpus))))


def write(name, text):
    path = os.path.join(scratch, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def generated(count, seed):
    made = subprocess.run([generate, str(count), str(seed)], check=True, capture_output=True).stdout.decode()
    return write('made-%d-%d.csv' % (count, seed), made)


def words(element):
    return ''.join(element.itertext())


# ---- text boxes

def boxes(page):
    """Left, top, right, bottom and words of each line of text; capitals are 0.72 of the font's size."""
    for text in page.iter(SVG + 'text'):
        x, y = float(text.get('x')), float(text.get('y'))
        size, width = float(text.get('font-size', 7.4)), float(text.get('textLength', 0))
        left = {'end': x - width, 'middle': x - width / 2}.get(text.get('text-anchor'), x)
        yield left, y - 0.72 * size, left + width, y, words(text)


def misplaced(page):
    wide, high = (float(n) for n in page.get('viewBox').split()[2:])
    found, placed = [], sorted(boxes(page), key=lambda box: box[1])
    for i, a in enumerate(placed):
        if a[0] < 4 or a[1] < 4 or a[2] > wide - 4 or a[3] > high - 4:
            found.append('outside the page: %r' % a[4])
        for b in placed[i + 1:]:
            if b[1] > a[3]:
                break
            if min(a[2], b[2]) - max(a[0], b[0]) > 0.6 and min(a[3], b[3]) - max(a[1], b[1]) > 0.6:
                found.append('%r lies on %r' % (a[4], b[4]))
    return found


def check_boxes():
    big = generated(300, 4)
    for corpus in [*corpora, big]:
        for look in ('ladder', 'lanes', 'overview'):
            for paper in ('a4', 'a3', 'letter'):
                for way in ('portrait', 'landscape'):
                    for page in draw('--look', look, '--paper', paper, '--orientation', way, corpus):
                        for fault in misplaced(page):
                            yield '%s, %s %s, %s: %s' % (look, paper, way, os.path.basename(corpus), fault)


# ---- arrows

def check_arrows():
    for corpus in [*corpora, generated(120, 2)]:
        for page in draw(corpus):
            lanes = [float(m[1]) for path in page.iter(SVG + 'path') if path.get('stroke') == '#C4C4C4'
                     for m in [re.fullmatch('M(%s) %sV%s' % (NUMBER, NUMBER, NUMBER), path.get('d'))] if m]
            for group in page.iter(SVG + 'g'):
                if group.get('class') not in ('accusation', 'denial'):
                    continue
                for path in group.iter(SVG + 'path'):
                    tip = re.match('M(%s) %sL' % (NUMBER, NUMBER), path.get('d')) if path.get('d', '').endswith('Z') else None
                    if tip and min(abs(float(tip[1]) - lane) for lane in lanes) > 1.2:
                        yield '%s: an arrow ends at %s, no lane' % (group.get('id'), tip[1])


# ---- names

def heads(page):
    """The bold words of each group of an accusation, in one line."""
    for group in page.iter(SVG + 'g'):
        if group.get('class') == 'accusation':
            bold = [part.text for part in group.iter() if part.tag in (SVG + 'text', SVG + 'tspan') and part.text
                    and part.get('font-weight') == 'bold' and part.get('fill') == '#A84A00']
            if bold:
                yield re.sub(r'(?<=[^\W\d_]-) ', '', ' '.join(bold).replace('\u00a0', ' ')).strip()


def check_names():
    listed = [row for row in csv.DictReader(open(actors, encoding='utf-8')) if row['kind'] not in ('person', '') and not row['acts_for']]
    shown = {}
    rows = ['id,date,kind,actor,target,charge']
    for i, row in enumerate(listed):
        shown['%s \u2192 Denmark' % (row['short'] or row['name'])] = row['name']
        rows.append('n%d,2020-01-01,accusation,%s,denmark,x' % (i, row['id']))
    seen = {}
    for page in draw('--one-page', write('names.csv', '\n'.join(rows) + '\n')):
        seen = {re.sub(r'(?<=-) ', '', head): 1 for head in heads(page)}
        foot = ' '.join(words(text) for text in page.iter(SVG + 'text'))
    for name in shown:
        if re.sub(r'(?<=-) ', '', name) not in seen:
            yield 'not printed as the list has it: ' + name
    used = [row for row in listed if row['short'] and row['short'] != row['name']]
    for row in used[:3]:
        if '%s = ' % row['short'] not in foot:
            yield 'no key says what %s is' % row['short']


# ---- standfirst

SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']


def small(number):
    return SMALL[number] if number < len(SMALL) else str(number)


def most(rows, party):
    counts = {}
    for event, name in {(row['event_id'], row[party]) for row in rows if row[party]}:
        counts[name] = counts.get(name, 0) + 1
    return max(counts.values(), default=0), counts


def check_standfirst():
    for seed in range(1, 11):
        corpus = generated(30 + 17 * seed, seed)
        rows = table(corpus)
        told = draw(corpus)[0].find(SVG + 'desc').text
        events = {row['event_id']: row for row in rows}
        reports = {source for row in rows for source in row['source'].split('|')}
        kinds = [row['answer_kind'].split('|') if row['answer_kind'] else [] for row in events.values()]
        denied = sum('denial' in kind for kind in kinds)
        other = sum(bool(kind) and 'denial' not in kind for kind in kinds)
        wanted = ['%d accusation' % len(events), ' in %s report' % small(len(reports))]
        wanted += ['%d denied' % denied] if denied else []
        wanted += ['%d met by' % other] if other else []
        wanted += ['%d with no answer' % (len(events) - denied - other)] if len(events) > denied + other else []
        for party, clause in (('accuser', '; most by '), ('accused', '; most at ')):
            number, counts = most(rows, party)
            tied = sum(count == number for count in counts.values())
            if number > 1 and tied <= 3:
                said = told.split(clause)[1] if clause in told else ''
                wanted.append('(%d%s)' % (number, ' each' if tied > 1 else ''))
                if '(%d%s)' % (number, ' each' if tied > 1 else '') not in said:
                    yield 'corpus %d: %s%d is not said: %s' % (seed, clause, number, told)
        for part in wanted:
            if part not in told:
                yield 'corpus %d: %r is not in %r' % (seed, part, told)


# ---- answers

def check_answers():
    for corpus in [*corpora, generated(400, 7)]:
        pages = draw(corpus)
        threads, rows = {}, set()
        for page in pages:
            for group in page.iter(SVG + 'g'):
                texts = [words(text).replace('\u00a0', ' ') for text in group.iter(SVG + 'text')]
                if group.get('id') and texts:
                    found = re.search(r'thread (\d+)', re.sub(r'\s+', ' ', ' '.join(texts)))
                    threads[group.get('id')] = found[1] if found else None
                    rows.add(group.get('id'))
        for row in table(corpus):
            claim = 'event-' + safe(row['event_id'])
            for answer in filter(None, row['answered_by'].split('|')):
                other = 'event-' + safe(answer)
                if claim not in rows or other not in rows:
                    continue  # the answer shares the row of its claim
                if threads[claim] is None or threads[claim] != threads[other]:
                    yield '%s is answered by %s, and no number says so' % (claim, other)


def safe(name):
    return ''.join(c if re.match('[A-Za-z0-9.-]', c) else ''.join('_%02x' % b for b in c.encode()) for c in name)


# ---- time

def check_scale():
    rows = ['id,date,kind,actor,target,charge', 'o,1990-05-01,accusation,iran,oman,x']
    rows += ['d%d,2020-01-%02d,accusation,iran,oman,x%d' % (i, 2 + 3 * i, i) for i in range(9)]
    dots = {round(float(dot.get('cy')), 1) for page in draw(write('far.csv', '\n'.join(rows) + '\n'))
            for dot in page.iter(SVG + 'circle') if dot.get('cx') == '46'}
    if len(dots) < 9:
        yield 'ten days have %d places' % len(dots)
    if dots and max(dots) - sorted(dots)[1] < 40:
        yield 'nine days are pressed into %.0f points' % (max(dots) - sorted(dots)[1])


# ---- colour

def light(colour):
    """Linear red, green, blue."""
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(rgb):
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def contrast(a, b):
    low, high = sorted((luminance(light(a)), luminance(light(b))))
    return (high + 0.05) / (low + 0.05)


# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009
BLIND = {'protanopia': ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
         'deuteranopia': ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
         'tritanopia': ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))}


def lab(rgb):
    """CIE L*a*b* of linear sRGB under D65."""
    x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505
    y = luminance(rgb)
    z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089
    f = [max(v, 0) ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def apart(a, b):
    return sum((m - n) ** 2 for m, n in zip(lab(a), lab(b))) ** 0.5


ALL_KINDS = '\n'.join(['id,date,kind,actor,target,charge,confidence', 'a,2020-01-01,accusation,iran,oman,x,0.9',
                       'b,2020-01-02,denial,oman,iran,x,', 'c,2020-01-03,threat,iran,oman,x,', 'd,2020-01-04,strike,iran,oman,x,',
                       'e,2020-01-05,demand,iran,oman,x,', 'f,2020-01-06,accusation,iran,oman,y,0.75']) + '\n'


def strokes(page):
    """Kind -> colour and dashes of its arrow."""
    found = {}
    for group in page.iter(SVG + 'g'):
        for path in group.iter(SVG + 'path'):
            if path.get('stroke') and float(path.get('stroke-width', 1)) >= 0.6 and 'H' in path.get('d'):
                found.setdefault(group.get('class'), (path.get('stroke'), path.get('stroke-dasharray')))
    return found


def check_colours():
    corpus = write('kinds.csv', ALL_KINDS)
    for theme, sheet in (('light', '#FFFFFF'), ('dark', '#16181C'), ('grey', '#FFFFFF')):
        for page in draw('--theme', theme, corpus) + draw('--theme', theme, *corpora[:1]):
            for element in [*page.iter(SVG + 'text'), *page.iter(SVG + 'tspan')]:
                colour = element.get('fill')
                if colour and colour.startswith('#') and contrast(colour, sheet) < 4.5:
                    yield '%s: words of %s have a contrast of %.1f' % (theme, colour, contrast(colour, sheet))
    for theme in ('light', 'dark'):
        kinds = strokes(draw('--theme', theme, corpus)[0])
        for name, matrix in BLIND.items():
            seen = {kind: [min(1, max(0, sum(m * c for m, c in zip(row, light(colour))))) for row in matrix]
                    for kind, (colour, _) in kinds.items()}
            for other in ('denial', 'threat', 'strike'):
                if apart(seen['accusation'], seen[other]) < 15:
                    yield '%s: an accusation looks like a %s in %s' % (theme, other, name)
    kinds = strokes(draw('--theme', 'grey', corpus)[0])
    if abs(lab(light(kinds['accusation'][0]))[0] - lab(light(kinds['denial'][0]))[0]) < 15:
        yield 'grey: an accusation is as light as its denial'
    if kinds['accusation'][1] == kinds['denial'][1]:
        yield 'the arrows of accusation and denial have the same dashes'


def check_unsure():
    page = draw('--theme', 'grey', write('kinds.csv', ALL_KINDS))[0]
    fills = {group.get('id'): next(group.iter(SVG + 'circle')).get('fill') for group in page.iter(SVG + 'g')
             if group.get('class') == 'accusation'}
    if fills['event-a'] == fills['event-f']:
        yield 'in grey print 0.75 looks like 0.9'


# ---- overview

def check_overview():
    corpus = generated(5000, 3)
    text = run('draw', '-q', '--look', 'overview', '--format', 'svg', corpus)
    if len(text) > 300000:
        yield 'the overview has %d bytes' % len(text)
    numbers = {}
    for text in tree.fromstring(text).iter(SVG + 'text'):
        if text.get('text-anchor') == 'middle' and re.fullmatch(r'\d+', words(text)):
            numbers.setdefault(text.get('y'), []).append((float(text.get('x')), int(words(text))))
    lines = [[n for _, n in sorted(line)] for _, line in sorted(numbers.items(), key=lambda item: float(item[0]))]
    rows = len(table(corpus))
    if lines[-1][-1] != rows or sum(lines[-1][:-1]) != rows:
        yield 'the totals are %s, the table has %d rows' % (lines[-1], rows)
    for line in lines[:-1]:
        if sum(line[:-1]) != line[-1]:
            yield 'a line adds up to %d, not %d' % (sum(line[:-1]), line[-1])
    first = draw(corpus)[0]
    if not any('Who accuses whom' == words(text) for text in first.iter(SVG + 'text')):
        yield 'many pages do not begin with the overview'


CHECKS = [(check_boxes, 'lines of text are inside the page and apart, in each look on each paper'),
          (check_arrows, 'arrows end at lanes'),
          (check_names, 'built-in names are printed as the list has them, short ones explained'),
          (check_standfirst, 'the standfirst says what the table counts, on ten corpora'),
          (check_answers, 'an answered accusation shows its answer on its row or its number'),
          (check_scale, 'one day far off leaves the others their places'),
          (check_colours, 'contrast, three kinds of colour blindness and grey print keep kinds apart'),
          (check_unsure, 'grey print tells a confidence of 0.75 from 0.9'),
          (check_overview, 'the overview of 5,000 events is one small page whose sums are those of the table')]
failed = 0
for number, (check, name) in enumerate(CHECKS, 1):
    faults = list(check())
    failed += bool(faults)
    print('%s %d - %s' % ('not ok' if faults else 'ok', number, name))
    for fault in faults[:12]:
        print('# ' + fault)
subprocess.run(['rm', '-rf', scratch], check=False)
print('1..%d' % len(CHECKS))
sys.exit(failed > 0)
