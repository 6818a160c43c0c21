#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh INCLUDE-FOLDER BUILT-INCLUDE-FOLDER ARCHIVE SHARED-LIBRARY
#
# Each installed header compiles alone, in C and in C++, without a warning; every symbol that the library
# shows has our prefix; every public function of a header is there, and declared for C++.
headers=$1
built=$2
archive=$3
shared=$4
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
number=0
failed=0
cc=${CC:-cc}
cxx=${CXX:-c++}

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

have_cxx=$(command -v "${cxx%% *}")
for header in "$headers"/claimline/*.h; do
    name=claimline/$(basename "$header")
    # Twice: a header guards itself.
    printf '#include <%s>\n#include <%s>\nint nothing;\n' "$name" "$name" >"$scratch/alone.c"
    cp "$scratch/alone.c" "$scratch/alone.cc"
    $cc -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I "$headers" -I "$built" "$scratch/alone.c" \
        >"$scratch/why" 2>&1 && : >"$scratch/why"
    verdict "$name compiles alone in C"
    if [ -n "$have_cxx" ]; then
        $cxx -std=c++17 -Wall -Wextra -Werror -fsyntax-only -I "$headers" -I "$built" "$scratch/alone.cc" \
            >"$scratch/why" 2>&1 && : >"$scratch/why"
        verdict "$name compiles alone in C++"
    else
        number=$((number + 1))
        echo "ok $number - $name compiles alone in C++ # SKIP no C++ compiler"
    fi
done

# What the archive defines for others: T code, D B R data, C common. Names that sanitizers add begin with __.
nm -g --defined-only "$archive" 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u >"$scratch/defined"
grep -v '^clm_\|^__' "$scratch/defined" >"$scratch/why"
verdict "every symbol of the library begins with clm_"

# Functions of the headers: a name before a bracket, behind CLM_API.
cat "$headers"/claimline/*.h | tr '\n' ' ' | sed 's/CLM_API/\n&/g' |
    sed -n 's/^CLM_API[^(;]*[ *]\(clm_[a-z0-9_]*\) *(.*/\1/p' | sort -u >"$scratch/declared"
comm -23 "$scratch/declared" "$scratch/defined" >"$scratch/why"
verdict "every function of the headers is in the library"
grep '^clm_[^_]' "$scratch/defined" | comm -13 "$scratch/declared" - >"$scratch/why"
verdict "every function without clm__ is in a header, behind CLM_API"

# The shared library shows the public functions, each with a version, and nothing else.
nm -D --defined-only "$shared" | awk '$2 != "A" { print $3 }' | sort >"$scratch/shown"
sed 's/$/@@CLAIMLINE_0/' "$scratch/declared" | sort | diff - "$scratch/shown" >"$scratch/why"
verdict "the shared library shows the functions of the headers only, with a version"
readelf -d "$shared" | grep -q 'SONAME.*\[libclaimline\.so\.0\]' || echo "no SONAME libclaimline.so.0" >"$scratch/why"
verdict "the shared library is called libclaimline.so.0"

# A program in C++ may use all of them.
if [ -n "$have_cxx" ]; then
    {
        echo '#include <claimline/claimline.h>'
        echo 'extern void (*all[])(); void (*all[])() = {'
        while read -r function; do
            echo "reinterpret_cast<void (*)()>(&$function),"
        done <"$scratch/declared"
        echo '};'
    } >"$scratch/all.cc"
    $cxx -std=c++17 -w -c -I "$headers" -I "$built" -o "$scratch/all.o" "$scratch/all.cc" >"$scratch/why" 2>&1 &&
        nm -u "$scratch/all.o" | awk '{ print $2 }' | sort -u | comm -13 - "$scratch/declared" >"$scratch/why"
    verdict "C++ sees every function by its C name"
else
    number=$((number + 1))
    echo "ok $number - C++ sees every function by its C name # SKIP no C++ compiler"
fi

echo "1..$number"
exit $failed
