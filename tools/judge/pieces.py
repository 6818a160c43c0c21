# SPDX-License-Identifier: MIT
"""Texts as the judge sees them: wordpieces, sentences, windows. src/judge reads in the same way, byte for byte."""
import json
import subprocess
import unicodedata

CLS, SEP, UNKNOWN = '[CLS]', '[SEP]', '[UNK]'
FOLD_END = 0x2000   # letters from here on are left as they are
WORD_MAX = 40       # a longer word is unknown
LOOK = 128          # pieces of a window that is searched for cues
ASK = 128           # pieces of a window with a marked cue
LOOK_CONTEXT = 32   # pieces of the sentence before, at most
ASK_CONTEXT = 3     # sentences before that of the cue


def fold_char(c):
    """A letter without case and accent; None for what is nothing (a combining mark)."""
    if ord(c) < 128:
        return c.lower()
    if ord(c) >= FOLD_END:
        return c
    low = [x for x in unicodedata.normalize('NFD', c.lower()) if unicodedata.category(x) != 'Mn']
    return low[0] if len(low) == 1 and ord(low[0]) < 0x10000 else (None if not low else c)


def is_mark(c):
    """Stands alone as a piece: punctuation and signs."""
    if ord(c) < 128:
        return c > ' ' and not c.isalnum()
    return 0x2010 <= ord(c) <= 0x203A or ord(c) in (0xA1, 0xA3, 0xA7, 0xAB, 0xB0, 0xB7, 0xBB, 0xBF, 0x20AC, 0x2122)


def is_space(c):
    return c <= ' ' or ord(c) in (0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000) or 0x2000 <= ord(c) <= 0x200B


class Pieces:
    def __init__(self, vocabulary):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}

    def words(self, text, start, end):
        """(folded letters with their bytes) a word; bytes count from the start of the text."""
        word, out, at = [], [], start
        for c in text[start:end].decode('utf-8', 'replace'):
            size = len(c.encode())
            if is_space(c) or is_mark(c):
                if word:
                    out.append(word)
                word = []
                if is_mark(c):
                    out.append([(c, at, at + size)])
            else:
                letter = fold_char(c)
                if letter is not None:
                    word.append((letter, at, at + size))
            at += size
        if word:
            out.append(word)
        return out

    def of(self, text, start, end):
        """[(id, start, end)] of the bytes [start, end) of a text, longest pieces first."""
        out = []
        for word in self.words(text, start, end):
            first, found = 0, []
            while first < len(word) and len(word) <= WORD_MAX:
                stop = len(word)
                while stop > first:
                    piece = ('##' if first else '') + ''.join(x[0] for x in word[first:stop])
                    if piece in self.ids:
                        break
                    stop -= 1
                if stop == first:
                    break
                found.append((self.ids[piece], word[first][1], word[stop - 1][2]))
                first = stop
            out += found if first == len(word) and found else [(self.ids[UNKNOWN], word[0][1], word[-1][2])]
        return out


def sentences(binary, documents):
    """The sentences of documents ({"id","text"}), as bytes, by `claimline extract --layer parse`."""
    lines = ''.join(json.dumps({'id': str(i), 'text': d['text']}, ensure_ascii=False) + '\n' for i, d in enumerate(documents))
    done = subprocess.run([binary, 'extract', '--layer', 'parse', '-'], input=lines.encode(), capture_output=True, check=True)
    out, rows = [], None
    for line in done.stdout.decode().splitlines() + ['']:
        if line.startswith('# newdoc'):
            out.append([])
        elif line and line[0].isdigit():
            place = dict(x.split('=') for x in line.split('\t')[9].split('|'))
            rows = (rows or []) + [(int(place['Start']), int(place['End']))]
        elif not line and rows:
            out[-1].append((rows[0][0], rows[-1][1]))
            rows = None
    return out


def look_windows(parts, wanted):
    """Windows over the sentences that are wanted: (pieces, first new piece). `parts` are the pieces of each sentence."""
    out, i = [], 0
    while i < len(parts):
        if not wanted[i]:
            i += 1
            continue
        before = parts[i - 1][-LOOK_CONTEXT:] if i else []
        window = list(before)
        while i < len(parts) and wanted[i] and (len(window) == len(before) or len(window) + len(parts[i]) <= LOOK - 2):
            window += parts[i][:LOOK - 2 - len(window)]
            i += 1
        out.append((window, len(before)))
    return out


def ask_window(parts, sentence, cue):
    """Pieces around the cue, which is (first, stop) among those of its sentence; and where the cue stands among them."""
    own, (first, stop) = parts[sentence], cue
    cut = max(0, min(len(own) - (ASK - 2), first - (ASK - 2) // 2))
    window = own[cut:cut + ASK - 2]
    first, stop = first - cut, min(stop - cut, len(window))
    for k in range(1, ASK_CONTEXT + 1):
        room = ASK - 2 - len(window)
        if sentence - k < 0 or room <= 0:
            break
        before = parts[sentence - k][-room:]
        window = before + window
        first, stop = first + len(before), stop + len(before)
    return window, first, stop
