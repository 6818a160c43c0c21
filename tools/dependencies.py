#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: dependencies.py
#
# Every library that meson.build asks for has its package in each list of packages: that of tools/setup.sh, those of
# debian/control (to build, and behind the headers), the RPM spec and the Homebrew formula. Status 1 if one is missing.
import os
import re
import sys

# what meson.build calls it: the package of Debian, of RPM systems, of Homebrew
LIBRARIES = {
    "cairo": ("libcairo2-dev", "cairo-devel", "cairo"),
    "csv": ("libcsv-dev", "libcsv-devel", "libcsv"),
    "gumbo": ("libgumbo-dev", "gumbo-parser-devel", "gumbo-parser"),
    "jansson": ("libjansson-dev", "jansson-devel", "jansson"),
    "libcgraph": ("libgraphviz-dev", "graphviz-devel", "graphviz"),
    "libutf8proc": ("libutf8proc-dev", "utf8proc-devel", "utf8proc"),
    "pangocairo": ("libpango1.0-dev", "pango-devel", "pango"),
    "xlsxwriter": ("libxlsxwriter-dev", "libxlsxwriter-devel", "libxlsxwriter"),
}
OF_THE_SYSTEM = {"m", "dl", "threads"}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def paragraph(text, start, field):
    """The value of a field of the paragraph of debian/control that begins with a line."""
    part = next(p for p in text.split("\n\n") if p.startswith(start))
    return re.search(rf"^{field}:((?:.*\n?)(?:^ .*\n?)*)", part, re.M)[1]


def lists():
    """What each list is called, its words, and which of the three names it uses."""
    control = read("debian/control")
    yield "tools/setup.sh", re.search(r"build_packages='(.*)'", read("tools/setup.sh"))[1], 0
    yield "debian/control, Build-Depends", paragraph(control, "Source:", "Build-Depends"), 0
    yield "debian/control, libclaimline-dev", paragraph(control, "Package: libclaimline-dev", "Depends"), 0
    yield "packaging/claimline.spec", "\n".join(re.findall(r"^BuildRequires:(.*)", read("packaging/claimline.spec"), re.M)), 1
    yield "packaging/claimline.rb", "\n".join(re.findall(r'depends_on "(.*?)"', read("packaging/claimline.rb"))), 2


def main():
    os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    asked = set(re.findall(r"(?:find_library|[^_]dependency)\('([^']*)'", read("meson.build"))) - OF_THE_SYSTEM
    wrong = [f"tools/dependencies.py: no packages are known for {name}" for name in sorted(asked - LIBRARIES.keys())]
    for place, words, which in lists():
        there = set(re.findall(r"[\w.+-]+", words))
        wrong += [f"{place}: {LIBRARIES[name][which]} is missing" for name in sorted(asked & LIBRARIES.keys())
                  if LIBRARIES[name][which] not in there]
    print("\n".join(wrong) if wrong else f"{len(asked)} libraries are in all lists")
    sys.exit(bool(wrong or not asked))


if __name__ == "__main__":
    main()
