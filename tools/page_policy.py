# SPDX-License-Identifier: MIT
"""Build tool: the Content-Security-Policy of the page, which allows its own style and script and nothing else.
usage: page_policy.py [--name ARRAY] STYLE SCRIPT OUTPUT"""
import base64
import hashlib
import sys


def allowed(path):
    with open(path, "rb") as file:
        return "'sha256-%s'" % base64.b64encode(hashlib.sha256(file.read()).digest()).decode()


words = sys.argv[1:]
name = "clm__page_policy"
if words[0] == "--name":
    name, words = words[1], words[2:]
style, script, output = words
policy = "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'" % (
    allowed(style), allowed(script))
with open(output, "w", encoding="ascii") as file:
    file.write('extern const char %s[];\nconst char %s[] = "%s";\n' % (name, name, policy))
