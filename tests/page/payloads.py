# SPDX-License-Identifier: MIT
"""Writes a corpus with hostile text in every field: payloads.py FOLDER. One payload an event, a hundred of them."""
import csv
import os
import sys

MARKUP = ["<script>document.title='taken'</script>", "</script><script>document.title='taken'</script>", "<!--", "-->", "]]>",
          "<![CDATA[x]]>", "<img src=x onerror=document.title='taken'>", "<svg onload=document.title='taken'>", "</style><b>x",
          "</title><h1>x", "<iframe src=//example.org>", "<base href=//example.org/>", "<meta http-equiv=refresh content=0>",
          "<style>*{display:none}</style>", "<link rel=stylesheet href=//example.org>", "<a href=javascript:alert(1)>x</a>",
          "\" onmouseover=\"document.title='taken'", "' onfocus='document.title=1' autofocus='", "<a\nhref='x'>", "&lt;b&gt;", "&#60;b&#62;",
          "&amp;lt;", "<b", "b>", "<>", "</article></main></body></html>", "<details open ontoggle=x>", "<math><mtext></math>",
          "<template>x</template>", "<noscript><p title=\"</noscript><img src=x>\">"]
SCRIPT = ["\\u003c/script\\u003e", "\\", "\\\\", "\\\"", "';document.title='taken';'", "${document.title='taken'}", "`x`", "\u2028x\u2029",
          "__proto__", "constructor", "{{7*7}}", "<%= 7*7 %>", "#{7*7}", "%0d%0aSet-Cookie:x", "data:text/html,<script>x</script>"]
STYLE = ["}*{display:none}", "url(//example.org/x)", "@import '//example.org'", "expression(alert(1))", ";background:red", "/*", "*/"]
DOT = ["\\N", "\\G", "\\l", "\\n\\r", "<<b>x</b>>", "\"];x[label=\"y", "}digraph{", "//", "#x"]
TABLE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://example.org\")", "a,b", "a\"b", "a|b", "**x** [y](z)", "| x |"]
UNICODE = ["\u202e\u0627\u202c", "\u2066x\u2069", "a\u0301" * 50, "\u200b\u200d\ufeff", "\U0001F600" * 40, "\U0001F468\u200d\U0001F469\u200d\U0001F467",
           "\u05d0\u05d1\u05d2", "\u0627\u0644\u0639\u0631\u0628", "\u4e2d\u6587" * 30, "\ufffd", "\uffff", "\ue000", "\u00ad\u00adx", "x" * 400,
           "na\u0131ve \u0130", "\u1e9e\u00df", "\x01\x02\x07x", "\x1b[31mred\x1b[0m", "\x7f", "\x85x", "\u00a0x"]
PAYLOADS = (MARKUP + SCRIPT + STYLE + DOT + TABLE + UNICODE)
URLS = ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "https://example.org/\"><b>x", "HTTPS://example.org/a b"]

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
with open(os.path.join(folder, "events.csv"), "w", encoding="utf-8", newline="") as file:
    rows = csv.writer(file)
    rows.writerow("id,date,kind,actor,speaker,target,charge,charge_type,place,quote,source,url,answers,note".split(","))
    for i in range(100):
        bad = PAYLOADS[i % len(PAYLOADS)]
        party = bad.replace("|", "/").strip() or "x"
        rows.writerow(["e%d" % i, "2020-01-%02d" % (i % 28 + 1), "accusation" if i % 3 else "denial", party, bad, "B " + party, bad, "other", bad,
                       bad, party, URLS[i % len(URLS)], "", bad])
