#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""usage: readonly.py PROGRAM CORPUS

Runs every command on a corpus whose folders and files nobody may write, as a user who is not root: each gives what it gives
where writing is allowed, and leaves the folder as it was, to the byte and to the second."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

NOBODY = 65534


def commands(out):
    return {
        'build': ['build', '--fast', '--one-page', '--formats', 'csv,json,dot,svg,html', '-o', str(out), 'input'],
        'draw': ['draw', '--fast', '--format', 'svg', '--one-page', 'input'],
        'table': ['table', '--fast', 'input'],
        'check': ['check', 'input'],
        'diff': ['diff', 'input', 'input/events.csv'],
        'merge': ['merge', 'input/events.csv', 'input/events.csv', 'input/events.csv'],
        'review': ['review', '--fast', 'input'],
        'explain': ['explain', '--fast', 'input'],
        'extract': ['extract', '--fast', 'input'],
        'export': ['export', '--to', 'timelinejs', 'input'],
        'an output in the folder': ['table', '--fast', '-o', 'input/table.csv', 'input'],
    }


def tree(folder):
    return {str(p.relative_to(folder)): (p.stat().st_mode, p.stat().st_mtime_ns, p.read_bytes() if p.is_file() else None)
            for p in [folder, *folder.rglob('*')]}


def forbid(folder):
    for p in [*folder.rglob('*'), folder]:
        p.chmod(0o555 if p.is_dir() else 0o444)


def drop():
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def run(program, command, folder, out):
    """Status, output, messages and files of a run by a user who is not root."""
    out.mkdir()
    out.chmod(0o777)
    done = subprocess.run([program] + command, cwd=folder, capture_output=True, preexec_fn=drop, timeout=120, check=False)
    files = {p.name: p.read_bytes() for p in out.iterdir()}
    shutil.rmtree(out)
    return done.returncode, done.stdout, done.stderr, files


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        scratch.chmod(0o755)
        program = shutil.copy(sys.argv[1], scratch / 'claimline')
        for kind in ('open', 'closed'):
            (scratch / kind).mkdir()
            shutil.copytree(sys.argv[2], scratch / kind / 'input')
        closed = scratch / 'closed' / 'input'
        forbid(closed)
        before, out = tree(closed), scratch / 'out'
        for number, (what, command) in enumerate(commands(out).items(), 1):
            is_forbidden = 'input/table.csv' in command
            here = run(program, command, scratch / 'closed', out)
            why = ['the folder is not as it was'] if tree(closed) != before else []
            if is_forbidden and (here[0] != 2 or b'CLM-003' not in here[2] or here[2].count(b'\n') != 1):
                why.append('status %d, %r' % (here[0], here[2]))
            if not is_forbidden and (here != run(program, command, scratch / 'open', out) or not (here[1] or here[3] or what in ('check', 'diff'))):
                why.append('status %d, other output than where writing is allowed: %r' % (here[0], here[2][:300]))
            failed += bool(why)
            print('%s %d - %s' % ('not ok' if why else 'ok', number, what))
            for line in why:
                print('#', line)
        print('1..%d' % len(commands(out)))
        for p in [closed, *closed.rglob('*')]:
            p.chmod(0o755)
    return failed


if __name__ == '__main__':
    sys.exit(bool(main()))
