#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: body.py REPORT EXPECTED
#
# What a report says, without its style and script, against what it is to say. CLAIMLINE_UPDATE=1 writes it down: read the
# difference. Status 1 when they differ.
import difflib
import os
import re
import sys

report, expected = sys.argv[1:]
with open(report, encoding="utf-8") as file:
    text = file.read()
text = re.sub(r"<style>.*?</style>|<script\b.*?</script>|<meta http-equiv=Content-Security-Policy[^>]*>", "", text, flags=re.S)
text = re.sub(r"(?<=>)(?=<(?:tr|li|p|section|div|table|details|svg|label|button|h\d)\b)", "\n", text).strip() + "\n"
if os.environ.get("CLAIMLINE_UPDATE"):
    with open(expected, "w", encoding="utf-8") as file:
        file.write(text)
with open(expected, encoding="utf-8") as file:
    wanted = file.read()
for line in list(difflib.unified_diff(wanted.splitlines(), text.splitlines(), lineterm="", n=1))[2:22]:
    print(line[:300])
sys.exit(text != wanted)
