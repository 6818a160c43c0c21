#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: lint.sh BUILD-FOLDER
#
# What is looked at without running it: format, includes, names of functions that nobody may call, circles between files and
# folders, how long functions are, and a short list of clang-tidy's checks (.clang-tidy). Writes TAP.
cd "$(dirname "$0")/.." || exit 99
folder=$1
number=0
failed=0

# check NAME COMMAND...: good if it ends with status 0.
check()
{
    number=$((number + 1))
    title=$1
    shift
    if "$@" >"$folder/lint.txt" 2>&1; then
        echo "ok $number - $title"
    else
        failed=1
        echo "not ok $number - $title"
        head -n 40 "$folder/lint.txt" | sed 's/^/# /'
    fi
}

formatted()
{
    find src include tests tools -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run --Werror
}

tidy()
{
    find src -name '*.c' -print0 | xargs -0 -P 2 -n 12 clang-tidy -p "$folder" --quiet
}

check 'files, includes and functions in style' python3 tools/style.py
check 'no circle between files, no folder includes one above it' python3 tools/circles.py "$folder"
check 'functions of at most 60 lines and 20 paths' python3 tools/functions.py
check 'every library has its package in all lists' python3 tools/dependencies.py
check 'formatted by clang-format' formatted
check 'clang-tidy finds nothing' tidy

echo "1..$number"
exit $failed
