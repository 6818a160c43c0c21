#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh SOURCE-ROOT BUILD-ROOT PKG-CONFIG COMPILER [COMPILER-OPTION...]
#
# Installs into a scratch folder, moves that elsewhere, and uses it there: no file tells where it was built,
# the command finds its model, a C program links the static library and another the shared one. Writes TAP.
source=$1
built=$2
pkgconfig=$3
shift 3
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
unset CLAIMLINE_MODEL LD_LIBRARY_PATH
moved=$scratch/moved
number=0
failed=0
verdict() { # NAME: good when $scratch/why is empty
    number=$((number + 1))
    if [ -s "$scratch/why" ]; then
        failed=1
        echo "not ok $number - $1"
        head -n 20 "$scratch/why" | sed 's/^/# /'
    else
        echo "ok $number - $1"
    fi
}

DESTDIR=$scratch/root meson install -C "$built" --no-rebuild >"$scratch/log" 2>&1 || cp "$scratch/log" "$scratch/why"
verdict "everything is installed"
library=$(find "$scratch/root" -name libclaimline.a)
prefix=$(dirname "$(dirname "$library")")
case $(basename "$(dirname "$library")") in lib | lib64) ;; *) prefix=$(dirname "$prefix") ;; esac
mkdir "$moved" && mv "$prefix" "$moved/claimline" && rm -rf "$scratch/root"
prefix=$moved/claimline
libdir=$(dirname "$(find "$prefix" -name libclaimline.a)")

for root in "$source" "$built"; do
    grep -rlF "$root" "$prefix"
done >"$scratch/why"
verdict "no installed file tells where it was built"

# What the command of the build folder says of the same input is what the moved one must say.
wanted() {
    "$built/src/cli/claimline" "$@" >"$scratch/wanted" 2>&1
}
same() {
    diff "$scratch/wanted" "$scratch/got" >"$scratch/why"
}
cd "$source" || exit 99
wanted extract input
"$prefix/bin/claimline" extract input >"$scratch/got" 2>&1
same
verdict "the command finds its model where it was moved to"
(PATH=$prefix/bin:$PATH && claimline extract input) >"$scratch/got" 2>&1
same
verdict "so it does when it is found along the path"
ln -s "$prefix/bin/claimline" "$scratch/link"
"$scratch/link" extract input >"$scratch/got" 2>&1
same
verdict "so it does through a symbolic link"
mv "$prefix/share/claimline/english.model" "$scratch/away"
"$prefix/bin/claimline" extract input >"$scratch/got" 2>&1
grep -q 'CLM-006' "$scratch/got" || { echo "it said:" && cat "$scratch/got"; } >"$scratch/why"
verdict "without its model it says so"
mv "$scratch/away" "$prefix/share/claimline/english.model"

PKG_CONFIG_PATH=$libdir/pkgconfig
export PKG_CONFIG_PATH
flags() {
    "$pkgconfig" --define-variable=prefix="$prefix" "$@" claimline
}
"$built/src/cli/claimline" table --events input >"$scratch/wanted" 2>/dev/null
# shellcheck disable=SC2046 # options
"$@" -std=c11 -Wall -Wextra -Werror "$source/tests/install/use.c" $(flags --cflags) "$libdir/libclaimline.a" \
    $(flags --libs --static | sed 's/-lclaimline//') -o "$prefix/bin/use-static" 2>"$scratch/why"
verdict "a C program links the static library"
# shellcheck disable=SC2046
"$@" -std=c11 -Wall -Wextra -Werror "$source/tests/install/use.c" $(flags --cflags --libs) -o "$scratch/use-shared" \
    2>"$scratch/why"
verdict "a C program links the shared library"
readelf -d "$scratch/use-shared" | grep -q 'NEEDED.*libclaimline\.so\.0' || echo "not needed" >"$scratch/why"
verdict "it asks for libclaimline.so.0"

"$prefix/bin/use-static" input >"$scratch/got" 2>"$scratch/why"
grep '^{' "$scratch/got" >"$scratch/record"
grep -v '^{' "$scratch/got" | diff "$scratch/wanted" - >>"$scratch/why"
verdict "the static one reads a folder with its articles as the command does"
LD_LIBRARY_PATH=$libdir "$scratch/use-shared" input 2>"$scratch/why" | diff "$scratch/got" - >>"$scratch/why"
verdict "the shared one says the same"
grep -q '"kind":"accusation".*"name":"Norway".*"name":"Sweden"' "$scratch/record" ||
    { echo "no such record in:" && cat "$scratch/record"; } >"$scratch/why"
verdict "an article from memory gives its event"
echo "1..$number"
exit $failed
