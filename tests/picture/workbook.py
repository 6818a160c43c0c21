# SPDX-License-Identifier: MIT
"""workbook.py PROGRAM CORPUS HOSTILE: a workbook holds what the tables hold, as days and links; hostile text stays text in it;
the same input gives the same bytes; LibreOffice opens it where it is there. Writes TAP; skips where none is built."""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

program, corpus, hostile = sys.argv[1:]
scratch = tempfile.mkdtemp()
MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
count = failed = 0


def report(faults, name):
    global count, failed
    count += 1
    failed += bool(faults)
    print('%s %d - %s' % ('not ok' if faults else 'ok', count, name))
    for fault in faults[:8]:
        print('# ' + fault)


def skip(why, name):
    global count
    count += 1
    print('ok %d - %s # SKIP %s' % (count, name, why))


def book(folder, name):
    path = os.path.join(scratch, name)
    done = subprocess.run([program, 'table', '-q', '-o', path, folder], capture_output=True, check=False)
    if b'without libxlsxwriter' in done.stderr:
        print('1..0 # SKIP built without libxlsxwriter')
        sys.exit(0)
    if done.returncode != 0:
        sys.exit(done.stderr.decode())
    return path


def sheet_rows(path, number):
    """The cells of a sheet as text, a dictionary of column letters a row."""
    pack = zipfile.ZipFile(path)
    shared = [''.join(part.itertext()) for part in tree.fromstring(pack.read('xl/sharedStrings.xml')).iter(MAIN + 'si')]
    for row in tree.fromstring(pack.read('xl/worksheets/sheet%d.xml' % number)).iter(MAIN + 'row'):
        yield {re.match('[A-Z]+', cell.get('r'))[0]: shared[int(cell.find(MAIN + 'v').text)] if cell.get('t') == 's'
               else cell.find(MAIN + 'v').text for cell in row.iter(MAIN + 'c') if cell.find(MAIN + 'v') is not None}


def same_rows(path, folder):
    told = subprocess.run([program, 'table', '-q', folder], capture_output=True, check=True).stdout.decode()
    wanted = list(csv.reader(io.StringIO(told)))
    found = list(sheet_rows(path, 1))
    if len(found) != len(wanted):
        return ['%d rows, the table has %d' % (len(found), len(wanted))]
    letters = [chr(65 + i) for i in range(26)]
    faults = []
    for line, (cells, row) in enumerate(zip(found, wanted)):
        for i, text in enumerate(row[:26]):
            if line > 0 and wanted[0][i] in ('date_earliest', 'date_latest'):
                if text[:4] >= '1900' and not re.fullmatch(r'\d+', cells.get(letters[i], '')):
                    faults.append('row %d: %s is no day' % (line, text))
            elif line > 0 and wanted[0][i] in ('confidence', 'independent_sources'):
                if text and abs(float(cells[letters[i]]) - float(text)) > 1e-9:
                    faults.append('row %d: %s became %s' % (line, text, cells[letters[i]]))
            elif cells.get(letters[i], '') != text:
                faults.append('row %d, %s: %r became %r' % (line, wanted[0][i], text, cells.get(letters[i])))
    return faults


def hostile_faults(path):
    faults = []
    pack = zipfile.ZipFile(path)
    for name in pack.namelist():
        text = pack.read(name).decode()
        for element in tree.fromstring(text).iter():
            bare = element.tag.rsplit('}', 1)[-1]
            if name.startswith('xl/worksheets/sheet') and bare == 'f':
                faults.append('a formula in ' + name)
            if bare == 'Relationship' and element.get('TargetMode') == 'External' and not re.match('https?://', element.get('Target'), re.I):
                faults.append('a link elsewhere: ' + element.get('Target'))
        if re.search('[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ufffe\uffff]', text):
            faults.append('a control character in ' + name)
    return faults


first = book(corpus, 'a.xlsx')
report([] if open(first, 'rb').read() == open(book(corpus, 'b.xlsx'), 'rb').read() else ['they differ'],
       'a workbook has the same bytes each time')
report(same_rows(first, corpus), 'a workbook has the rows of the table; days are days')
report(hostile_faults(book(hostile, 'hostile.xlsx')), 'hostile text stays text in a workbook')
if shutil.which('soffice'):
    subprocess.run(['soffice', '-env:UserInstallation=file://' + scratch + '/office', '--headless', '--convert-to', 'csv', '--outdir', scratch,
                    first], capture_output=True, check=False, timeout=200)
    opened = os.path.join(scratch, 'a.csv')
    lines = list(csv.reader(open(opened, encoding='utf-8'))) if os.path.exists(opened) else []
    report([] if len(lines) == len(list(sheet_rows(first, 1))) else ['%d rows' % len(lines)], 'LibreOffice opens the workbook')
else:
    skip('soffice is not here', 'LibreOffice opens the workbook')
shutil.rmtree(scratch, ignore_errors=True)
print('1..%d' % count)
sys.exit(failed > 0)
