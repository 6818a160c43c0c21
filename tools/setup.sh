# SPDX-License-Identifier: MIT
# What demo.sh and test.sh share: finds out what is missing, installs it where apt is there, builds.
# To be sourced from the root of the project, after set -eu.

say()
{
    printf '%s\n' "$*"
}

stop()
{
    printf '%s\n' "$@" >&2
    exit 1
}

have()
{
    command -v "$1" >/dev/null 2>&1
}

have_header()
{
    for compiler in cc gcc clang; do
        have "$compiler" && printf '#include <stddef.h>\n#include <stdio.h>\n#include <%s>\n' "$1" |
            "$compiler" -E -x c - >/dev/null 2>&1 && return 0
    done
    return 1
}

have_module()
{
    have pkg-config && pkg-config --exists "$1"
}

have_font()
{
    have fc-list && [ -n "$(fc-list "$1" family)" ]
}

have_plugin()
{
    have dot && dot -v -Tpdf /dev/null 2>&1 | grep -qi cairo
}

# Whether what a Debian package would bring is there, wherever it came from.
have_package()
{
    case $1 in
    libc6-dev) have_header stdio.h ;;
    clang-format | clang-tidy) have "$1" ;;
    gcc | g++ | clang | valgrind | meson | git | mandoc | python3) have "$1" ;;
    ninja-build) have ninja ;;
    libreoffice-calc) have soffice ;;
    chromium) have chromium || have chromium-browser || have google-chrome ;;
    pkg-config) have pkg-config ;;
    libcsv-dev) have_header csv.h ;;
    libgumbo-dev) have_module gumbo ;;
    libxlsxwriter-dev) have_module xlsxwriter ;;
    libjansson-dev) have_module jansson ;;
    libutf8proc-dev) have_module libutf8proc ;;
    libgraphviz-dev) have_module libcgraph ;;
    libcairo2-dev) have_module cairo ;;
    libpango1.0-dev) have_module pangocairo ;;
    libcmocka-dev) have_module cmocka ;;
    python3-pytest) have python3 && python3 -c "import pytest" 2>/dev/null ;;
    graphviz) have_plugin ;;
    fonts-liberation) have_font 'Liberation Sans' ;;
    locales) have localedef && [ -f /usr/share/i18n/locales/fr_FR ] ;;
    *) return 1 ;;
    esac
}

list_missing()
{
    for package in "$@"; do
        have_package "$package" || printf ' %s' "$package"
    done
}

# Runs apt-get without a question. It is kept silent: what it prints names servers.
apt()
{
    if [ "$(id -u)" -eq 0 ]; then
        DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null >/dev/null 2>&1
    else
        sudo env DEBIAN_FRONTEND=noninteractive apt-get "$@" >/dev/null
    fi
}

# need PACKAGE...: the names are Debian's and Ubuntu's.
need()
{
    missing=$(list_missing "$@")
    [ -n "$missing" ] || return 0
    have apt-get || stop "These packages are missing (their names on Debian):$missing" \
        "Please install them and run this again."
    if [ "$(id -u)" -eq 0 ]; then
        say "Missing, and now installed with apt-get:$missing"
    elif have sudo; then
        say "Missing, and now installed with sudo apt-get:$missing"
    else
        stop "These packages are missing:$missing" \
            "Neither root nor sudo is there; have them installed and run this again."
    fi
    apt update || say "apt-get update failed; going on with the lists that are there."
    # shellcheck disable=SC2086 # a list of words
    apt install -y --no-install-recommends $missing ||
        stop "apt-get could not install these. To see why: apt-get install$missing"
    missing=$(list_missing "$@")
    [ -z "$missing" ] || stop "Installed, but still not found:$missing"
}

# wish PACKAGE...: installs them where that can be done; a line says what does without them.
wish()
{
    for package in "$@"; do
        have_package "$package" && continue
        if have apt-get && { [ "$(id -u)" -eq 0 ] || have sudo; } &&
            apt install -y --no-install-recommends "$package" && have_package "$package"; then
            say "Missing, and now installed with apt-get: $package"
        else
            say "$package cannot be installed here; the tests that need it are skipped."
        fi
    done
}

# The meson that meson.build asks for; older systems have older ones.
need_meson_version()
{
    wanted=$(sed -n "s/.*meson_version: *'>= *\([0-9.]*\)'.*/\1/p" meson.build)
    found=$(meson --version)
    first=$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -n 1)
    [ "$first" = "$wanted" ] || stop "meson $found is too old; $wanted or newer is needed."
}

build_packages='gcc libc6-dev meson ninja-build pkg-config libcsv-dev libgumbo-dev libjansson-dev libutf8proc-dev libgraphviz-dev libcairo2-dev libpango1.0-dev libxlsxwriter-dev graphviz fonts-liberation'

# build DIR SETUP-OPTIONS...: configures once, then builds; the log is shown when that fails.
build()
{
    folder=$1
    shift
    mkdir -p build-logs
    log=build-logs/$folder.log
    if [ -f "$folder/build.ninja" ] && ninja -C "$folder" >"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    rm -rf "$folder"
    if meson setup "$folder" "$@" >"$log" 2>&1 && ninja -C "$folder" >>"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    tail -n 40 "$log" >&2
    say "The build in $folder failed; all of its output is in $log." >&2
    return 1
}
