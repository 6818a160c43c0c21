#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh PROGRAM CORPUS
#
# When a result cannot be written: one error line, status 2, and nothing left behind that was not there.
program=$1
corpus=$(cd "$2" && pwd) || exit 99
case $program in /*) ;; *) program=$PWD/$program ;; esac
scratch=$(mktemp -d) || exit 99
mounted=
trap '[ -z "$mounted" ] || umount "$mounted"; rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
mkdir "$scratch/work"
cd "$scratch/work" || exit 99
number=0
failed=0

run() {
    $CLAIMLINE_WRAPPER "$program" "$@"
}

ok() {
    number=$((number + 1))
    echo "ok $number - $1"
}

not_ok() {
    number=$((number + 1))
    failed=1
    echo "not ok $number - $1"
    sed 's/^/# /' "$scratch/why"
}

# fails NAME PATTERN COMMAND...: status 2, one line on standard error like PATTERN (a grep expression), and
# the same files in the folder as before.
fails() {
    what=$1
    pattern=$2
    shift 2
    find . | sort >"$scratch/before"
    "$@" >"$scratch/stdout" 2>"$scratch/stderr"
    status=$?
    find . | sort >"$scratch/after"
    {
        [ "$status" = 2 ] || echo "status $status"
        [ "$(wc -l <"$scratch/stderr")" = 1 ] && grep -q "$pattern" "$scratch/stderr" || {
            echo "standard error:"
            cat "$scratch/stderr"
        }
        diff "$scratch/before" "$scratch/after"
    } >"$scratch/why"
    if [ -s "$scratch/why" ]; then not_ok "$what"; else ok "$what"; fi
}

skip() {
    number=$((number + 1))
    echo "ok $number - $1 # SKIP $2"
}

cannot_write='error: cannot write.*\[CLM-003 cannot-write\]$'

# In the way.
echo text >file
fails "a file in the place of the output folder" "^file: $cannot_write" run build --formats csv,json -o file "$corpus"
fails "an output folder below a file" "^file/out: $cannot_write" run build --formats csv,json -o file/out "$corpus"
fails "an output folder whose parent is missing" "^no/out: $cannot_write" run build --formats csv -o no/out "$corpus"
fails "a table below a file" "$cannot_write" run table -o file/t.csv "$corpus"
fails "a table in a folder that is missing" "$cannot_write" run table -o no/t.csv "$corpus"
fails "a table without a name" "$cannot_write" run table -o '' "$corpus"
fails "an output folder without a name" "$cannot_write" run build --formats csv -o '' "$corpus"
mkdir folder
fails "a folder in the place of a table" "^folder: $cannot_write" run table -o folder "$corpus"
fails "an output folder in /proc" "^/proc/out: $cannot_write" run build --formats csv -o /proc/out "$corpus"
if [ "$(id -u)" != 0 ]; then
    mkdir locked
    chmod 500 locked
    fails "a folder that may not be written" "$cannot_write" run build --formats csv -o locked "$corpus"
    chmod 700 locked
    echo x >secret.csv
    chmod 000 secret.csv
    fails "a file that may not be read" 'secret.csv: error: cannot read' run table secret.csv
    mkdir closed
    chmod 000 closed
    fails "a folder that may not be read" 'closed: error: cannot read' run table closed
    chmod 700 closed
else
    skip "a folder that may not be written" "root may"
    skip "a file that may not be read" "root may"
    skip "a folder that may not be read" "root may"
fi

# A folder where a result goes: none of the results is put in its place, the old ones stay.
mkdir -p taken/timeline.json
echo old >taken/events.csv
fails "a folder in the place of a result" "^taken/timeline.json: $cannot_write" \
    run build --formats csv,json -o taken "$corpus"
if [ "$(cat taken/events.csv)" = old ]; then
    ok "the results of an earlier run stay"
else
    echo "taken/events.csv was written" >"$scratch/why"
    not_ok "the results of an earlier run stay"
fi
mkdir -p drawn/timeline.svg
fails "a folder in the place of the picture" "^drawn/timeline.svg: $cannot_write" run build --one-page --formats csv,svg -o drawn "$corpus"

# Full. Signals of the limit are left to the program, or ignored.
limited() { # TRAP COMMAND...
    (
        trap "$1" XFSZ 2>/dev/null
        shift
        ulimit -f 4 && "$@"
    )
}
fails "files over the limit of the system" "$cannot_write" limited '' run build --formats csv,json -o out "$corpus"
fails "a table over the limit of the system" "$cannot_write" limited '' run table --events -o table.csv "$corpus"
if [ -e /dev/full ]; then
    to_full() {
        run "$@" >/dev/full
    }
    fails "a table to a full standard output" "$cannot_write" to_full table --events "$corpus"
    fails "findings to a full standard output" "$cannot_write" to_full check "$corpus"
    fails "a picture to a full standard output" "$cannot_write" to_full draw --one-page --format dot "$corpus"
    fails "help to a full standard output" "$cannot_write" to_full build --help
    fails "a version to a full standard output" "$cannot_write" to_full --version
    fails "a table to a full device" '.' run table --events -o /dev/full/t "$corpus"
else
    for what in table findings picture help version; do
        skip "$what to a full standard output" "no /dev/full"
    done
    skip "a table to a full device" "no /dev/full"
fi
mkdir small
if mount -t tmpfs -o size=16k tmpfs small 2>/dev/null; then
    mounted=$scratch/work/small
    fails "a disk that is full" "$cannot_write" run build --formats csv,json -o small/out "$corpus"
    umount small && mounted=
else
    skip "a disk that is full" "no disk to fill"
fi

# Closed.
closed_output() {
    run "$@" >&-
}
fails "a table to a closed standard output" "$cannot_write" closed_output table "$corpus"
fails "findings to a closed standard output" "$cannot_write" closed_output check "$corpus"
fails "help to a closed standard output" "$cannot_write" closed_output --help
closed_input() {
    run "$@" <&-
}
fails "a closed standard input" 'standard input.*error' closed_input table --input-format csv -
closed_error() {
    run "$@" 2>&-
}
closed_error table nothing.csv
if [ $? = 2 ]; then ok "a closed standard error"; else
    echo "status is not 2" >"$scratch/why"
    not_ok "a closed standard error"
fi

# Stopped: what was written beside goes too, or is at least no result.
broken_pipe() {
    (
        trap '' PIPE
        { run "$@" 2>"$scratch/pipe-error"; echo $? >"$scratch/pipe-status"; } | :
        sleep 0.2
        cat "$scratch/pipe-error" >&2
        return "$(cat "$scratch/pipe-status")"
    )
}
fails "a reader that has gone" "$cannot_write" broken_pipe table --events "$corpus"

# A pipe or a device is written to and stays what it is.
mkfifo pipe
cat pipe >got &
run table "$corpus" -o pipe 2>"$scratch/stderr"
wait
{
    [ -p pipe ] || echo "the pipe is gone"
    run table "$corpus" | diff - got
} >"$scratch/why" 2>&1
if [ -s "$scratch/why" ]; then not_ok "a pipe as the output"; else ok "a pipe as the output"; fi

echo "1..$number"
exit $failed
