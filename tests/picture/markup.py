# SPDX-License-Identifier: MIT
"""markup.py FILE.svg: whether hostile text stayed text: the file is XML, holds our elements and attributes only,
links lead to the web, and nothing reorders or controls what stands around it."""
import re
import sys
import xml.etree.ElementTree as tree

ELEMENTS = {'svg', 'title', 'desc', 'g', 'a', 'rect', 'circle', 'ellipse', 'path', 'polygon', 'polyline', 'text', 'tspan'}


def bare(name):
    return name.rsplit('}', 1)[-1]


text = open(sys.argv[1], encoding='utf-8').read()
found = re.search('[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]', text)
if found:
    sys.exit('a control character: U+%04X' % ord(found.group()))
for element in tree.fromstring(text).iter():
    if bare(element.tag) not in ELEMENTS:
        sys.exit('an element of another: ' + element.tag)
    for name, value in element.attrib.items():
        if bare(name).startswith('on') or bare(name) == 'style':
            sys.exit('an attribute of another: ' + name)
        if bare(name) == 'href' and not re.match('https?://', value, re.I):
            sys.exit('a link elsewhere: ' + value)
