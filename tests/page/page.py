# SPDX-License-Identifier: MIT
"""Reads a page as a browser would, without running it, and says what is wrong with it: page.py PAGE [TEXT...]
Only the elements and attributes that the page is made of may be there, links lead to http(s) only, nothing is loaded, and
each TEXT must stand in it as text."""
import html.parser
import sys

ELEMENTS = set("""html head meta title style body h1 h2 h3 p b q i small span div section table thead tbody tr th td button
figure svg path g rect text form label select option input main article details summary mark a footer script""".split())
ATTRIBUTES = set("""lang charset http-equiv content name class id scope data-p data-by data-at data-i role aria-hidden viewbox
d x y width height value size placeholder type hidden title href""".split())


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.wrong, self.text, self.scripts = [], [], []
        self.inside = None

    def handle_starttag(self, tag, attrs):
        self.inside = tag
        if tag not in ELEMENTS:
            self.wrong.append("element <%s>" % tag)
        if tag == "script":
            self.scripts.append(dict(attrs).get("type"))
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.wrong.append("attribute %s of <%s>" % (name, tag))
            if name == "href" and not value.lower().startswith(("http://", "https://")):
                self.wrong.append("a link to %r" % value)

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside not in ("script", "style"):
            self.text.append(data)


page = Page()
with open(sys.argv[1], encoding="utf-8") as file:
    source = file.read()
page.feed(source)
page.close()
if page.scripts != ["application/json", None]:
    page.wrong.append("scripts %r" % page.scripts)
if source.count("Content-Security-Policy") != 1 or "default-src 'none'" not in source:
    page.wrong.append("no policy")
if any(ord(c) < 32 and c != "\n" for c in source) or any(c in source for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"):
    page.wrong.append("control characters")
text = "".join(page.text)
page.wrong += ["%r is no text of the page" % wanted for wanted in sys.argv[2:] if wanted not in text]
for line in page.wrong[:10]:
    print(line)
sys.exit(1 if page.wrong else 0)
