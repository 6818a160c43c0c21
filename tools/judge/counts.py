# SPDX-License-Identifier: MIT
"""Counts wordpieces in plain texts, and how often a piece is part of a cue in annotated ones.
usage: counts.py --claimline BINARY --counts counts.json --gates gates.json --raw FILE.jsonl ... TEXTS.jsonl ..."""
import argparse
import collections
import json
import os

from examples import Text, cue_pieces, read
from model import encoder_folder
from pieces import Pieces, sentences


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--claimline', required=True)
    parser.add_argument('--counts', required=True)
    parser.add_argument('--gates', required=True)
    parser.add_argument('--raw', action='append', default=[])
    parser.add_argument('texts', nargs='+')
    options = parser.parse_args()
    vocabulary = [v for v in open(os.path.join(encoder_folder(), 'vocab.txt'), encoding='utf-8').read().split('\n') if v]
    pieces, words, counts = Pieces(vocabulary), collections.Counter(), collections.Counter()
    for path in options.raw + options.texts:
        for line in open(path, encoding='utf-8'):
            words.update(json.loads(line)['text'].split())
    for word, times in words.items():
        data = word.encode()
        for piece, _, _ in pieces.of(data, 0, len(data)):
            counts[vocabulary[piece]] += times
    documents = read(options.texts)
    texts = [Text(d, s, pieces) for d, s in zip(documents, sentences(options.claimline, documents))]
    json.dump(counts, open(options.counts, 'w'))
    json.dump(cue_pieces(texts, least=1, share=0.0), open(options.gates, 'w'))


if __name__ == '__main__':
    main()
