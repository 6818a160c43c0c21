#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds claimline four ways and runs its tests. The last line sums up.
set -eu
cd "$(dirname "$0")/.."
. tools/setup.sh

# shellcheck disable=SC2086 # a list of words
need $build_packages libcmocka-dev python3-pytest g++ clang clang-format clang-tidy valgrind locales mandoc
wish chromium
wish libreoffice-calc
need_meson_version
rm -rf build-tested
mkdir build-tested

# A language with a decimal comma and a zone 14 hours ahead: results must not depend on either.
abroad=C
if have localedef && localedef -i fr_FR -f UTF-8 build-tested/fr_FR.UTF-8 >/dev/null 2>&1; then
    abroad=fr_FR.UTF-8
else
    say "There is no French locale here; the tests run in the locale C."
fi

# count NAME: adds up what the runs called NAME left in their logs; one word a number.
count()
{
    python3 tools/count_tests.py "$@"
}

# suites WANTED...: those of them that the build in $folder has, as options of meson.
suites()
{
    for suite in "$@"; do
        if meson introspect --tests "$folder" | grep -q "claimline:$suite\""; then
            printf ' --suite %s' "$suite"
        fi
    done
}

# run NAME TITLE MESON-TEST-OPTIONS...: of the build in $folder. Its log is kept for the count.
run()
{
    name=$1
    say "== $2"
    shift 2
    started=$(date +%s)
    LOCPATH=$(pwd)/build-tested LC_ALL=$abroad TZ=Pacific/Kiritimati \
        meson test -C "$folder" --no-rebuild --print-errorlogs --logbase "claimline-$name" "$@" \
        >"build-tested/$name.txt" 2>&1 || grep -v '^ *[0-9]*/[0-9]* .* OK ' "build-tested/$name.txt" || true
    for log in "$folder"/meson-logs/"claimline-$name"*.json; do
        [ -f "$log" ] && cp "$log" "build-tested/$name.json"
    done
    say "   $(count "build-tested/$name") in $(($(date +%s) - started)) s"
}

# try_build FOLDER TITLE SETUP-OPTIONS...: builds, or notes that it could not.
try_build()
{
    folder=$1
    say "== $2"
    shift 2
    build "$folder" "$@" && return 0
    echo '{"result": "FAIL"}' >"build-tested/$folder.json"
    return 1
}

# look: what tools/lint.sh says of the build in $folder, as the log of one test.
look()
{
    say "== what is looked at without running it"
    started=$(date +%s)
    result=OK
    sh tools/lint.sh "$folder" >build-tested/lint.txt 2>&1 || result=FAIL
    grep -v '^ok\|^1\.\.' build-tested/lint.txt || true
    python3 -c 'import json, sys; print(json.dumps({"result": sys.argv[1], "stdout": sys.stdin.read()}))' \
        $result <build-tested/lint.txt >build-tested/lint.json
    say "   $(count build-tested/lint) in $(($(date +%s) - started)) s"
}

core='unit errors golden laws failure hostile fuzz oom cli'

if try_build build-test 'gcc, release: build' --werror --buildtype=release; then
    run release 'gcc, release: all suites'
    look
    # shellcheck disable=SC2046 # options
    run valgrind 'gcc, release: unit under valgrind' $(suites unit) --timeout-multiplier 10 \
        --wrap "valgrind --quiet --num-callers=100 --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
            --suppressions=$(pwd)/tests/support/valgrind.supp"
fi

if try_build build-test-sanitize 'gcc, address and undefined-behaviour sanitizers: build' --werror \
    --buildtype=debugoptimized -Db_sanitize=address,undefined -Db_lundef=false -Darena=malloc; then
    # shellcheck disable=SC2046,SC2086 # options
    run sanitize 'gcc, sanitizers: core suites' $(suites $core) --timeout-multiplier 5
fi

if CC=clang try_build build-test-clang 'clang: build' --werror --buildtype=debugoptimized; then
    # shellcheck disable=SC2046,SC2086 # options
    run clang 'clang: core suites' $(suites $core)
fi

say ""
count build-tested/*.json && status=0 || status=$?
exit "$status"
