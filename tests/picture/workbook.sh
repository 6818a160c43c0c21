#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: workbook.sh PROGRAM CORPUS ; workbooks of a corpus and of a hundred hostile texts, see workbook.py
here=$(cd "$(dirname "$0")" && pwd) || exit 99
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
python3 "$here/../page/payloads.py" "$scratch/hostile" || exit 99
python3 "$here/workbook.py" "$1" "$2" "$scratch/hostile"
