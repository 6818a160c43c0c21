#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: gallery.sh PROGRAM ; draws docs/gallery and docs/timeline.svg again, each corpus as page, lanes, overview and report. The
# report is photographed where Chromium is there.
set -eu
program=$1
cd "$(dirname "$0")/.."
gallery=docs/gallery
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)

photograph() # photograph PAGE.html PICTURE.png
{
    [ -n "$chromium" ] || return 0
    "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$scratch/user" --window-size=1000,1250 \
        --screenshot="$2" "file://$1" >/dev/null 2>&1
}

show() # show NAME CORPUS TITLE
{
    rm -f "$gallery/$1"-page*.svg "$gallery/$1"-lanes*.svg "$gallery/$1"-overview.svg
    "$program" draw -q --fit --title "$3" -o "$gallery/$1-page.svg" "$2"
    "$program" draw -q --fit --look lanes --paper a3 --title "$3" -o "$gallery/$1-lanes.svg" "$2"
    "$program" draw -q --fit --look overview --title "$3" -o "$gallery/$1-overview.svg" "$2"
    "$program" build -q --formats html --title "$3" -o "$scratch/$1" "$2"
    photograph "$scratch/$1/report.html" "$PWD/$gallery/$1-report.png"
}

show karabakh "$gallery/karabakh" 'Armenia and Azerbaijan accuse each other, blow for blow'
show georgia "$gallery/georgia" 'Georgia and Russia, August 2008: who accused whom'
show tigray "$gallery/tigray" 'Tigray, November 2020: charges and denials'
show ghouta "$gallery/ghouta" 'Gas near Damascus, 2013: who blamed whom'
show sample input 'Who accused whom over Aleppo'
"$program" draw -q --one-page --title 'Who accused whom over Aleppo' -o docs/timeline.svg input
"$program" draw -q --one-page --dpi 110 --title 'Who accused whom over Aleppo' -o docs/timeline.png input
