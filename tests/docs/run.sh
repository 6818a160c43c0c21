#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh PROGRAM SOURCE-ROOT BUILD-ROOT COMPILER [COMPILER-OPTION...]
#
# Runs what the documents tell a reader to run, in a scratch copy of input/, and writes TAP:
#   README.md             blocks marked `sh run` must succeed, those marked `sh fails` must not; a block `text output`
#                         behind them is what they print; `c file=NAME` (or r, python) is a file that they use. They
#                         run one after the other in one folder, as a reader would run them; `sh r` and `sh python`
#                         where these are there.
#   man/claimline.1       the lines .Dl of EXAMPLES must succeed
#   man/*                 must satisfy mandoc -Tlint, if it is there
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
source=$2
built=$3
compiler=$(command -v "$4") || exit 99 # by its path: a command cc is put in front of it below
shift 4
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
work=$scratch/work
mkdir "$work" "$scratch/bin" "$scratch/blocks" || exit 99
cp -R "$source/input" "$work/input" || exit 99
ln -s "$program" "$scratch/bin/claimline" || exit 99
PATH=$scratch/bin:$PATH
PYTHONPATH=$source/python
PYTHONDONTWRITEBYTECODE=1
export PATH PYTHONPATH PYTHONDONTWRITEBYTECODE
case " $* " in *" -fsanitize="*) sanitized=yes ;; *) sanitized= ;; esac
unset CLICOLOR NO_COLOR

count=0
failed=0
report() { # $1 = status, $2 = name
    count=$((count + 1))
    [ "$1" -eq 0 ] || failed=1
    if [ "$1" -eq 0 ]; then echo "ok $count - $2"; else echo "not ok $count - $2"; fi
}

# The library as if it were installed, and a compiler that knows how it was compiled.
install_library() {
    printf '#!/bin/sh\nexec %s "$@"\n' "$*" >"$scratch/bin/cc"
    chmod +x "$scratch/bin/cc"
    DESTDIR=$scratch/root meson install -C "$built" --no-rebuild >/dev/null 2>&1 || return 1
    found=$(find "$scratch/root" -name claimline.pc)
    mkdir "$scratch/pkgconfig" &&
        sed "s|^prefix=|prefix=$scratch/root|" "$found" >"$scratch/pkgconfig/claimline.pc"
    PKG_CONFIG_PATH=$scratch/pkgconfig
    LD_LIBRARY_PATH=$(dirname "$(find "$scratch/root" -name libclaimline.so)")
    export PKG_CONFIG_PATH LD_LIBRARY_PATH
}

# Writes the blocks of a document as NUMBER.sh with NUMBER.out, and files where they are wanted.
cut_blocks() {
    awk -v to="$scratch/blocks" -v work="$work" '
        /^```/ && inside { inside = 0; out = ""; next }
        /^```sh (run|fails|r|python)$/ { number++; inside = 1; out = sprintf("%s/%02d.%s", to, number, $2); next }
        /^```text output$/ { inside = 1; out = sprintf("%s/%02d.out", to, number); printf "" >out; next }
        /^```(c|r|python) file=/ { inside = 1; name = $2; sub(/^file=/, "", name); out = work "/" name; next }
        /^```/ { inside = 1; out = ""; next }
        out != "" { print >out }' "$1"
}

run_block() { # $1 = its file
    (cd "$work" && sh -e "$1") >"$scratch/printed" 2>&1 </dev/null
    status=$?
    case $1 in
    *.fails) [ "$status" -ne 0 ] ;;
    *) [ "$status" -eq 0 ] ;;
    esac || { sed 's/^/# /' "$scratch/printed"; return 1; }
    [ ! -f "${1%.*}.out" ] || diff "${1%.*}.out" "$scratch/printed" >"$scratch/difference" ||
        { sed 's/^/# /' "$scratch/difference"; return 1; }
}

install_library "$compiler" "$@"
report $? "the library can be installed"
cut_blocks "$source/README.md"
for block in "$scratch"/blocks/[0-9]*.run "$scratch"/blocks/*.fails "$scratch"/blocks/*.r "$scratch"/blocks/*.python; do
    [ -f "$block" ] && echo "$block"
done | sort >"$scratch/list"
can_run() { # $1 = a block: whether what it needs is there
    case $1 in
    *.r) Rscript -e 'library(jsonlite)' >/dev/null 2>&1 ;;
    *.python) [ -z "$sanitized" ] && python3 -c 'import sys; sys.exit(sys.version_info < (3, 9))' >/dev/null 2>&1 ;;
    esac
}
while read -r block; do
    if can_run "$block"; then
        run_block "$block"
        report $? "README block $(basename "$block")"
    else
        report 0 "README block $(basename "$block") # SKIP what runs it is not there"
    fi
done <"$scratch/list"

sed -n '/^\.Sh EXAMPLES/,/^\.Sh DIAG/s/^\.Dl //p' "$source/man/claimline.1" |
    sed -e "s/\\\\(aq/'/g" -e 's/\\-/-/g' -e 's/\\&//g' -e 's/\\(ba/|/g' >"$scratch/list"
while read -r line; do
    echo "$line" >"$scratch/blocks/man.run"
    run_block "$scratch/blocks/man.run"
    report $? "man example: $line"
done <"$scratch/list"

# Every option that a command helps with, and every message, stands in the page.
for command in $(claimline --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    claimline "$command" --help | sed -n 's/^  *\(-[A-Za-z],\)* *--\([a-z-]*\).*/\2/p'
done | sort -u >"$scratch/wanted"
while read -r option; do
    grep -q "^\.It Fl .*-$option\b" "$source/man/claimline.1" || echo "# --$option"
done <"$scratch/wanted" >"$scratch/printed"
cat "$scratch/printed"
[ -s "$scratch/wanted" ] && [ ! -s "$scratch/printed" ]
report $? "every option stands in claimline.1"
sed -n 's/^CLM_MESSAGE(\([0-9]*\), [A-Z_0-9]*, "\([a-z0-9-]*\)", \([A-Z]*\), "\(.*\)").*/\1 \2 Ta \3 Ta \4/p' \
    "$source/include/claimline/message.def" | while read -r number name ta severity rest; do
    printf '.It %03d %s %s %s %s\n' "$number" "$name" "$ta" "$(echo "$severity" | tr A-Z a-z)" "$rest"
done | sort >"$scratch/wanted"
grep '^\.It [0-9][0-9][0-9] ' "$source/man/claimline.1" | diff "$scratch/wanted" - >"$scratch/printed"
status=$?
sed 's/^/# /' "$scratch/printed"
report "$status" "claimline.1 has the messages of message.def"

if command -v mandoc >/dev/null 2>&1; then
    for page in "$source"/man/*.[15]; do
        mandoc -Tlint -Wwarning "$page" >"$scratch/printed" 2>&1
        status=$?
        sed 's/^/# /' "$scratch/printed"
        report "$status" "mandoc finds nothing in $(basename "$page")"
    done
fi
echo "1..$count"
exit "$failed"
