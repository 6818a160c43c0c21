# SPDX-License-Identifier: MIT
"""The table that a driven page shows, out of the dumped page on standard input."""
import html
import re
import sys

found = re.search(r'<pre id="saved">(.*?)</pre>', sys.stdin.read(), re.S)
sys.stdout.write(html.unescape(found.group(1)) if found else "")
