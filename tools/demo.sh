#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds claimline and runs its main job on input/.
set -eu
cd "$(dirname "$0")/.."
. tools/setup.sh

# shellcheck disable=SC2086 # a list of words
need $build_packages
need_meson_version

say "Building claimline ..."
build build-release --buildtype=release -Dtests=false || exit 1
claimline=build-release/src/cli/claimline

say "Running: $claimline build input -o output --formats dot,svg,png,pdf,html,csv,json"
"$claimline" build input -o output --formats dot,svg,png,pdf,html,csv,json \
    --title 'Who accused whom over Aleppo'

say "
Who accused whom, in numbers of accusations:
"
"$claimline" table input --matrix --format md

say "
The results are in $(pwd)/output:"
for file in output/timeline*.svg output/timeline*.png output/timeline*.pdf; do
    [ -f "$file" ] && say "  $file   the picture"
done
say "  output/report.html       the same to read and filter in a browser
  output/accusations.csv   who accused whom, of what, when, on whose word
  output/events.csv        every event
  output/timeline.json     the whole graph
  output/timeline*.dot     the picture for Graphviz
  output/datapackage.json  what the columns mean

Next: $claimline --help, and the tour in README.md."
