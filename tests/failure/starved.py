#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""usage: starved.py PROGRAM CORPUS

Runs every command with memory for the first so many allocations only, at every of the first and the last that it needs and
at growing steps between. Each run must end by itself: with the output of a run that had enough, or with status 2 and one
error that says so, and no new file."""
import os
import pathlib
import subprocess
import sys
import tempfile

FIRST = 25      # so many allocations fail one by one
STRIDE = 1.3    # then the step grows
LAST = 60       # and again so many of the last that are needed

ARTICLE = ('{"id":"own:1","published":"2020-05-08","text":"Peru accused Oman of theft on Friday. Oman denied the charge. '
           'Its minister Ana Ruiz said that Peru had lied."}\n')


def commands(corpus, scratch):
    article, more = scratch / 'articles.jsonl', scratch / 'more.csv'
    article.write_text(ARTICLE)
    more.write_text((corpus / 'events.csv').read_text().rstrip('\n').rsplit('\n', 1)[0] + '\n')
    changes = scratch / 'changes.jsonl'
    with open(changes, 'wb') as out:
        subprocess.run([sys.argv[1], 'diff', str(corpus), str(more), '--format', 'jsonl'], stdout=out, check=False)
    events = str(corpus / 'events.csv')
    return {
        'build': ['build', '--no-extract', '--one-page', '--formats', 'csv,json,dot,svg,html', '-o', 'out', str(corpus)],
        'draw': ['draw', '--format', 'svg', '--one-page', str(corpus)],
        'draw as lanes': ['draw', '--look', 'lanes', '--format', 'dot', '--one-page', str(corpus)],
        'table': ['table', str(corpus)],
        'table of pairs': ['table', '--pairs', '--format', 'md', str(corpus)],
        'table of events': ['table', '--events', '--format', 'jsonl', str(corpus)],
        'matrix': ['table', '--matrix', str(corpus)],
        'check': ['check', str(corpus)],
        'diff': ['diff', str(corpus), str(more)],
        'diff as JSON Lines': ['diff', '--format', 'jsonl', str(corpus), str(more)],
        'diff as a picture': ['diff', '--format', 'svg', str(corpus), str(more)],
        'patch': ['patch', str(corpus), str(changes)],
        'merge': ['merge', events, str(more), events],
        'review': ['review', '--no-extract', str(corpus)],
        'explain': ['explain', str(corpus)],
        'extract': ['extract', '--fast', '-j', '1', str(article)],
        'extract with the second reader': ['extract', '-j', '1', str(article)],
        'export': ['export', '--to', 'timelinejs', str(corpus)],
    }


def run(command, allocations, folder):
    environment = dict(os.environ)
    if allocations is not None:
        environment['CLAIMLINE_ALLOCATIONS'] = str(allocations)
    for name in list(folder.iterdir()):
        for part in (name.iterdir() if name.is_dir() else ()):
            part.unlink()
        name.rmdir() if name.is_dir() else name.unlink()
    done = subprocess.run([sys.argv[1]] + command, cwd=folder, env=environment, capture_output=True, timeout=60, check=False)
    files = {p.relative_to(folder): p.read_bytes() for p in folder.rglob('*') if p.is_file()}
    return done.returncode, done.stdout, done.stderr.decode(errors='replace'), files


class Trial:
    """A command, and what was wrong when it was short of memory."""

    def __init__(self, command, folder):
        self.command, self.folder = command, folder
        self.whole = run(command, None, folder)
        self.why, self.tries = [], 0
        if self.whole[0] not in (0, 1):
            self.why.append('with enough memory: status %d: %s' % (self.whole[0], self.whole[2]))

    def is_enough(self, allocations):
        code, out, said, files = run(self.command, allocations, self.folder)
        self.tries += 1
        if (code, out, files) == (self.whole[0], self.whole[1], self.whole[3]):
            return True
        if code != 2 or not said or any('out of memory' not in line for line in said.splitlines()) or files:
            self.why.append('%d allocations: status %d, %d files, %s' % (allocations, code, len(files), said[:300].strip().replace('\n', ' / ')))
        return False

    def go(self):
        low, step = 0, 1.0
        while not self.why and not self.is_enough(low):
            step = 1.0 if low < FIRST else step * STRIDE
            low += int(step)
        high, low = low, max(0, low - int(step))
        while not self.why and high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.is_enough(middle) else (middle, high)
        for allocations in range(max(0, high - LAST), high):
            if not self.why:
                self.is_enough(allocations)
        return self


def main():
    sys.argv[1] = os.path.abspath(sys.argv[1])
    corpus, failed = pathlib.Path(sys.argv[2]).resolve(), 0
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        folder = scratch / 'work'
        folder.mkdir()
        all_commands = commands(corpus, scratch)
        for number, (what, command) in enumerate(all_commands.items(), 1):
            trial = Trial(command, folder).go()
            failed += bool(trial.why)
            print('%s %d - %s, short of memory %d times' % ('not ok' if trial.why else 'ok', number, what, trial.tries))
            for line in trial.why:
                print('#', line)
        print('1..%d' % len(all_commands))
    return failed


if __name__ == '__main__':
    sys.exit(bool(main()))
