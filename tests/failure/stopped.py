#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""usage: stopped.py PROGRAM

Builds over an earlier result, and stops it: killed at moments spread over the whole run, and out of room after so many bytes
of a file. Each result is then the old one or the new one, whole. The moments come from a fixed seed; which step a kill
meets differs from machine to machine, what must hold does not."""
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

KILLS = 50
FORMATS = 'csv,json,svg,dot,html'


def corpus(folder, events, word):
    folder.mkdir()
    rows = ['id,date,kind,actor,target,charge,source']
    rows += ['a%d,2020-%02d-%02d,accusation,Peru,Oman,%s number %d,own:%d' % (i, 1 + i % 12, 1 + i % 28, word, i, i) for i in range(events)]
    (folder / 'events.csv').write_text('\n'.join(rows) + '\n')


def results(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()} if folder.is_dir() else {}


def build(program, source, out, **more):
    return subprocess.Popen([program, 'build', '--one-page', '--no-extract', '--formats', FORMATS, '-o', str(out), str(source)],
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)


def finish(process):
    _, said = process.communicate()
    return process.returncode, said.decode()


def halves(found, old, new):
    """Results that are neither of the two; a file that was begun beside them is no result."""
    return [name for name, data in found.items() if name in new and data not in (old.get(name), new[name])]


def restore(out, old):
    for p in out.iterdir():
        p.unlink()
    for name, data in old.items():
        (out / name).write_bytes(data)


class Report:
    number = failed = 0

    def say(self, name, why):
        self.number += 1
        self.failed += bool(why)
        print('%s %d - %s' % ('not ok' if why else 'ok', self.number, name))
        for line in why:
            print('#', line)


def killed(program, scratch, old, new, took, report):
    rng, out, why, before, between, after = random.Random(11), scratch / 'out', [], 0, 0, 0
    for _ in range(KILLS):
        restore(out, old)
        process = build(program, scratch / 'new', out)
        time.sleep(rng.random() * took)
        process.send_signal(signal.SIGKILL)
        finish(process)
        found = results(out)
        why += ['%s is neither old nor new' % n for n in halves(found, old, new)]
        why += ['%s is gone' % n for n in old if n not in found]
        done = [found.get(n) == data for n, data in new.items() if data != old[n]]
        before += not any(done)
        after += all(done)
        between += any(done) and not all(done)
    report.say('killed at %d moments: every result is whole' % KILLS, why)
    print('# %d before the first result, %d after the last, %d between' % (before, after, between))
    code, said = finish(build(program, scratch / 'new', out))
    found = results(out)
    report.say('the next build has all', [said] if code else [n for n in new if found.get(n) != new[n]])


def full(program, scratch, old, new, report):
    """A limit on the size of files stands for a disk that is full after so many bytes."""
    out, why = scratch / 'out', []
    largest = max(len(data) for data in new.values())
    limits = sorted({0, 1} | {len(data) - 1 for data in new.values()} | {largest * k // 12 for k in range(12)})
    for limit in limits:
        restore(out, old)

        def narrow(limit=limit):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        code, said = finish(build(program, scratch / 'new', out, preexec_fn=narrow))
        found = results(out)
        why += ['%d bytes: %s is neither old nor new' % (limit, n) for n in halves(found, old, new)]
        why += ['%d bytes: %s is left' % (limit, n) for n in found if n not in new]
        if code != 2 or 'CLM-003' not in said or said.count('\n') != 1:
            why.append('%d bytes: status %d, %r' % (limit, code, said))
    report.say('no room at %d places: one error, and no half result' % len(limits), why)


def main():
    program = os.path.abspath(sys.argv[1])
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        corpus(scratch / 'old', 60, 'theft')
        corpus(scratch / 'new', 900, 'fraud')
        out = scratch / 'out'
        out.mkdir()
        code, said = finish(build(program, scratch / 'old', out))
        old = results(out)
        started = time.monotonic()
        again, more = finish(build(program, scratch / 'new', out))
        took = time.monotonic() - started
        new = results(out)
        report.say('both corpora build', [said + more] if code or again or set(old) != set(new) else [])
        killed(program, scratch, old, new, took, report)
        full(program, scratch, old, new, report)
    print('1..%d' % report.number)
    return report.failed


if __name__ == '__main__':
    sys.exit(bool(main()))
