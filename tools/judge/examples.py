# SPDX-License-Identifier: MIT
"""Annotated texts as examples: windows with cues to find, and windows with a marked cue and the parts of its event."""
import collections
import json
import re

from pieces import ask_window, look_windows

NONE, ACCUSATION, DENIAL, IGNORED = 0, 1, 2, -100
KINDS = {'accusation': ACCUSATION, 'denial': DENIAL}
ROLES = ['actor', 'actor_name', 'target', 'target_name', 'charge']


def read(paths):
    return [json.loads(line) for path in paths for line in open(path, encoding='utf-8') if line.strip()]


class Text:
    """A document in bytes, its sentences in pieces."""

    def __init__(self, document, spans, pieces):
        self.document, self.spans = document, spans
        self.bytes = document['text'].encode()
        self.places = [0]
        for c in document['text']:
            self.places.append(self.places[-1] + len(c.encode()))
        self.parts = [pieces.of(self.bytes, a, b) for a, b in spans]

    def span(self, part):
        return self.places[part['start']], self.places[part['end']]

    def cue(self, event):
        """(sentence, first, stop) of the pieces of an event's cue; None when it has none."""
        if not event.get('cue'):
            return None
        a, b = self.span(event['cue'])
        for i, part in enumerate(self.parts):
            hit = [k for k, (_, x, y) in enumerate(part) if x < b and a < y]
            if hit:
                return i, hit[0], hit[-1] + 1
        return None


def look_examples(text, wanted=None):
    """(pieces, labels) a window."""
    labels = [[NONE] * len(part) for part in text.parts]
    for hard in (True, False):
        for event in text.document['events']:
            cue = text.cue(event)
            if cue and bool(event.get('hard')) == hard and event['kind'] in KINDS:
                for k in range(cue[1], cue[2]):
                    labels[cue[0]][k] = IGNORED if hard else KINDS[event['kind']]
    marked = [[(p, l) for p, l in zip(part, row)] for part, row in zip(text.parts, labels)]
    out = []
    for window, new in look_windows(marked, wanted or [True] * len(marked)):
        out.append(([p for p, _ in window], [IGNORED if k < new else l for k, (_, l) in enumerate(window)]))
    return out


def overlaps(window, spans):
    return [int(any(x < b and a < y for a, b in spans)) for _, x, y in window]


def name_span(text, part, window):
    """Where the window last names a party: in the words themselves, else before; None when it does not."""
    a, b = text.span(part)
    names = [n for n in [part.get('party')] + (part.get('party_alt') or []) if n]
    own = text.bytes[a:b].decode()
    words = {w for n in names for w in re.findall(r'\w{3,}', n) if w[0].isupper()}
    if not names or any(w in own for w in words) or not window:
        return a, b
    low, high = window[0][1], window[-1][2]
    area = text.bytes[low:high].decode('utf-8', 'replace')
    for name in sorted(names, key=len, reverse=True):
        found = [m for m in re.finditer(r'\b' + re.escape(name) + r'\b', area)]
        if found:
            at = low + len(area[:found[-1].start()].encode())
            return at, at + len(name.encode())
    pronoun = re.fullmatch(r'(he|she|they|it|him|her|them|his|its|their|we|us|our|you|your|who|i)', own.lower())
    return None if pronoun else (a, b)


def ask_examples(text, negatives):
    """(pieces, first, stop, kind, roles, weight) a cue. `negatives` are pieces that often begin a cue: where they do not, nothing is told."""
    cues = collections.OrderedDict()
    for event in text.document['events']:
        cue = text.cue(event)
        if cue and event['kind'] in KINDS:
            cues.setdefault((cue, event['kind']), []).append(event)
    taken = {(c[0], k) for c, _ in cues for k in range(c[1], c[2])}
    out = []
    for (cue, kind), events in cues.items():
        window, first, stop = ask_window(text.parts, cue[0], cue[1:])
        sure = [e for e in events if not e.get('hard')]
        roles = []
        for role in ('actor', 'targets'):
            parts = [p for e in (sure or events) for p in (e.get(role) or [])]
            roles.append(overlaps(window, [text.span(p) for p in parts]))
            named = [name_span(text, p, window) for p in parts]
            roles.append(overlaps(window, [n for n in named if n]))
        roles.append(overlaps(window, [text.span(e['charge']) for e in (sure or events) if e.get('charge')]))
        out.append((window, first, stop, KINDS[kind] if sure else IGNORED, roles, 1.0 if sure else 0.4))
    for i, part in enumerate(text.parts):
        for k, (piece, _, _) in enumerate(part):
            if piece in negatives and (i, k) not in taken:
                window, first, stop = ask_window(text.parts, i, (k, k + 1))
                out.append((window, first, stop, NONE, None, 1.0))
    return out


def cue_pieces(texts, least=3, share=0.02):
    """How often a piece begins a sure cue, of all its times: {piece: share}."""
    begins, times = collections.Counter(), collections.Counter()
    for text in texts:
        times.update(p for part in text.parts for p, _, _ in part)
        seen = set()
        for event in text.document['events']:
            cue = text.cue(event)
            if cue and event['kind'] in KINDS and not event.get('hard') and cue not in seen:
                seen.add(cue)
                begins.update({p for p, _, _ in text.parts[cue[0]][cue[1]:cue[2]]})
    return {p: n / times[p] for p, n in begins.items() if n >= least and n / times[p] >= share}
