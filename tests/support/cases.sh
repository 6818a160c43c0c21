#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: cases.sh PROGRAM FOLDER [CASE...]
#
# Runs every folder in FOLDER as a test and writes TAP. A case holds
#   args       the words behind `claimline`, as a shell would read them
#   status     the exit status (no file: 0)
#   stdout     what standard output must be, byte for byte (no file: nothing)
#   stderr     the same for standard error
#   expected/  files that the command must leave behind, byte for byte
#   stdin      what standard input holds (no file: nothing)
#   uses       the name of a folder beside FOLDER, in shared/, that is copied to input/
#   setup      shell commands that make input too large or too odd to keep in a repository
# and whatever else the command is to read. @KINDS@ in what is to be written stands for the kinds of events, as kind.def has them. It runs in a copy of the case, so that paths in messages
# are the same everywhere, and must leave nothing behind but what expected/ holds.
# CLAIMLINE_STOP=1 ends at the first that fails. CLAIMLINE_UPDATE=1 writes what came out into stdout, stderr, status and expected/: read the difference.
program=$1
folder=$2
shift 2
[ $# -gt 0 ] || set -- $(ls "$folder")
case $program in /*) ;; *) program=$PWD/$program ;; esac
folder=$(cd "$folder" && pwd) || exit 99

# "a, b or c", for the expected text that names all kinds
kinds=$(sed -n 's/^CLM_KIND([A-Z_]*, "\([^"]*\)".*/\1/p' "$(dirname "$0")/../../include/claimline/kind.def" |
    sed -e ':all' -e '$!{N' -e 'b all' -e '}' -e 's/\n\([^\n]*\)$/ or \1/' -e 's/\n/, /g')

umask 022
unset CLICOLOR NO_COLOR
# A case may bring lists of the user, in config/claimline.
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM

# Every file under $1 with its sum, and every folder.
list_tree() {
    (cd "$1" && find . -type d | sort && find . ! -type d -exec cksum {} + 2>&1 | sort)
}

# Says how $3 differs from the file $2 (or from nothing) unless it does not.
compare() {
    want=$2
    [ -f "$want" ] || want=/dev/null
    cmp -s "$want" "$3" && return 0
    sed "s/@KINDS@/$kinds/g" "$want" >"$scratch/filled"
    cmp -s "$scratch/filled" "$3" && return 0
    echo "$1 differs:"
    diff "$scratch/filled" "$3" | head -n 40
    return 1
}

keep() { # $1 = name, $2 = what came out
    if [ -s "$2" ]; then sed "s/$kinds/@KINDS@/g" "$2" >"$case/$1"; else rm -f "$case/$1"; fi
}

run_case() {
    case=$folder/$1
    work=$scratch/work
    rm -rf "$work"
    mkdir "$work" || return 1
    (cd "$case" && find . ! -name . -prune ! -name args ! -name status ! -name stdout ! -name stderr \
        ! -name expected ! -name stdin ! -name setup ! -name uses -exec cp -R {} "$work" \;) || return 1
    [ ! -f "$case/uses" ] || cp -R "$folder/../shared/$(cat "$case/uses")" "$work/input" || return 1
    [ ! -f "$case/setup" ] || (cd "$work" && . "$case/setup") || { echo "setup failed"; return 1; }
    list_tree "$work" >"$scratch/before"
    input=$case/stdin
    [ -f "$input" ] || input=/dev/null
    (cd "$work" && eval "set -- $(cat "$case/args")" && export XDG_CONFIG_HOME="$work/config" && exec $CLAIMLINE_WRAPPER "$program" "$@") \
        <"$input" >"$scratch/stdout" 2>"$scratch/stderr"
    echo $? >"$scratch/status"
    if [ -n "$CLAIMLINE_UPDATE" ]; then
        keep stdout "$scratch/stdout"
        keep stderr "$scratch/stderr"
        if [ -d "$case/expected" ]; then
            rm -rf "$case/expected"
            list_tree "$work" | diff "$scratch/before" - | sed -n 's/^> [0-9]* [0-9]* //p' | while read -r file; do
                mkdir -p "$case/expected/$(dirname "$file")" && cp "$work/$file" "$case/expected/$file"
            done
        fi
        if [ "$(cat "$scratch/status")" = 0 ]; then rm -f "$case/status"; else cp "$scratch/status" "$case/status"; fi
    fi
    echo 0 >"$scratch/zero"
    wanted=$case/status
    [ -f "$wanted" ] || wanted=$scratch/zero
    good=0
    compare status "$wanted" "$scratch/status" || good=1
    compare stderr "$case/stderr" "$scratch/stderr" || good=1
    compare stdout "$case/stdout" "$scratch/stdout" || good=1
    if [ -d "$case/expected" ]; then
        (cd "$case/expected" && find . -type f) >"$scratch/wanted"
        while read -r file; do
            compare "$file" "$case/expected/$file" "$work/$file" || good=1
            rm -f "$work/$file"
        done <"$scratch/wanted"
        (cd "$case/expected" && find . -depth -type d ! -name .) | while read -r file; do
            rmdir "$work/$file" 2>/dev/null
        done
    fi
    list_tree "$work" >"$scratch/after"
    compare "what it left behind" "$scratch/before" "$scratch/after" || good=1
    return $good
}

echo "1..$#"
number=0
failed=0
for name in "$@"; do
    number=$((number + 1))
    if run_case "$name" >"$scratch/why"; then
        echo "ok $number - $name"
    else
        failed=1
        echo "not ok $number - $name"
        sed 's/^/# /' "$scratch/why"
        [ -z "$CLAIMLINE_STOP" ] || exit 1
    fi
done
exit $failed
