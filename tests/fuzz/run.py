#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""usage: run.py BUILD WORK SECONDS [TARGET...]     fuzzes each target for so many seconds, one after another
       run.py --small BUILD WORK [TARGET...]        puts what the corpora lack into tests/fuzz/corpus, as few and small as can be
       run.py --sum WORK                            the table of what was run so far

BUILD is a build with clang: CC=clang meson setup BUILD -Dfuzzing=libfuzzer -Db_sanitize=address,undefined -Db_lundef=false
-Darena=malloc. What each target came upon is kept in WORK/TARGET, what it broke on in WORK/found, what it cost in
WORK/log.jsonl. Status 1 when something broke."""
import json
import os
import pathlib
import re
import resource
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CORPUS = SOURCE / 'tests' / 'fuzz' / 'corpus'
LARGEST_KEPT = 2048  # bytes of an input that goes into the source tree
MOST_KEPT = 40       # of a target: the smallest


def environment():
    suppressions = SOURCE / 'tests' / 'support' / 'lsan.supp'
    return dict(os.environ, CLAIMLINE_MODEL=str(SOURCE / 'data' / 'english.model'),
                LSAN_OPTIONS=f'print_suppressions=0:suppressions={suppressions}')


def targets(build, names):
    return names or sorted(p.name[len('fuzz_'):] for p in (build / 'tests').glob('fuzz_*') if p.is_file() and os.access(p, os.X_OK))


def fuzz(build, work, seconds, name):
    """One slice; what it cost goes into the log. False when it broke."""
    kept, found = work / name, work / 'found'
    kept.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([str(build / 'tests' / f'fuzz_{name}'), f'-max_total_time={seconds}', '-timeout=60', '-rss_limit_mb=3000',
                           '-max_len=8192', '-print_final_stats=1', f'-artifact_prefix={found}/{name}-', str(kept), str(CORPUS / name)],
                          env=environment(), capture_output=True, text=True, errors='replace', check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    runs = re.search(r'number_of_executed_units: (\d+)', done.stderr)
    ways = re.findall(r'ft: (\d+)', done.stderr)
    entry = {'target': name, 'processor': round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
             'runs': int(runs[1]) if runs else 0, 'features': int(ways[-1]) if ways else 0, 'status': done.returncode}
    with open(work / 'log.jsonl', 'a', encoding='utf-8') as log:
        log.write(json.dumps(entry) + '\n')
    print(json.dumps(entry), flush=True)
    if done.returncode != 0:
        (found / f'{name}.txt').write_text(done.stderr[-20000:])
    return done.returncode == 0


def small(build, work, name):
    """What the kept inputs reach beyond the corpus."""
    fresh = work / f'{name}-small'
    fresh.mkdir(exist_ok=True)
    subprocess.run([str(build / 'tests' / f'fuzz_{name}'), '-merge=1', str(fresh), str(CORPUS / name), str(work / name)],
                   env=environment(), stderr=subprocess.DEVNULL, check=True)
    there = {p.read_bytes() for p in (CORPUS / name).iterdir()}
    added = [p for p in sorted(fresh.iterdir(), key=lambda p: p.stat().st_size)
             if p.stat().st_size <= LARGEST_KEPT and p.read_bytes() not in there]
    added = added[:MOST_KEPT]
    for p in added:
        (CORPUS / name / f'found-{p.name[:12]}').write_bytes(p.read_bytes())
    print(f'{name}: {len(added)} more')


def total(work):
    rows = {}
    for line in (work / 'log.jsonl').read_text().splitlines():
        entry = json.loads(line)
        row = rows.setdefault(entry['target'], [0.0, 0, 0, 0])
        row[0] += entry['processor']
        row[1] += entry['runs']
        row[2] = max(row[2], entry['features'])
        row[3] += entry['status'] != 0
    print('| target | processor s | runs | features | broke |\n|---|---|---|---|---|')
    for name, row in sorted(rows.items()):
        print(f'| {name} | {row[0]:.0f} | {row[1]} | {row[2]} | {row[3]} |')
    print(f'| all | {sum(r[0] for r in rows.values()):.0f} | {sum(r[1] for r in rows.values())} | | {sum(r[3] for r in rows.values())} |')


def main():
    words = sys.argv[1:]
    if len(words) == 2 and words[0] == '--sum':
        return total(pathlib.Path(words[1]))
    if len(words) < 3:
        sys.exit(__doc__)
    shrinks = words[0] == '--small'
    build, work = (pathlib.Path(word).resolve() for word in words[shrinks:2 + shrinks])
    if shrinks:
        for name in targets(build, words[3:]):
            if (work / name).is_dir():
                small(build, work, name)
        return 0
    return int(not all([fuzz(build, work, int(words[2]), name) for name in targets(build, words[3:])]))


if __name__ == '__main__':
    sys.exit(main())
