# SPDX-License-Identifier: MIT
"""Writes data/judge.model from what train.py learned (format: the head of src/judge/judge_model.c).
usage: export.py --net judge.pt --gates gates.json --words COUNTS.json -o judge.model [--vectors vectors.txt]"""
import argparse
import json
import os
import struct

import numpy
import torch

from model import Judge, encoder_folder
from pieces import CLS, FOLD_END, SEP, UNKNOWN, fold_char

WIDTH, WINDOW, VERSION = 384, 128, 1


def quantised(matrix):
    """Rows as int8 with a scale each."""
    scale = numpy.abs(matrix).max(axis=1) / 127.0
    scale[scale == 0] = 1.0
    return numpy.clip(numpy.rint(matrix / scale[:, None]), -127, 127).astype(numpy.int8), scale.astype('<f4')


def padded(data):
    return data + b'\0' * (-len(data) % 64)


def matrix_sections(weight, bias):
    rows, scale = quantised(weight)
    blocks = rows.reshape(rows.shape[0] // 16, 16, rows.shape[1] // 4, 4).transpose(0, 2, 1, 3)
    offsets = 128 * rows.astype(numpy.int64).sum(axis=1)
    return [numpy.ascontiguousarray(blocks).tobytes(), scale.tobytes(), offsets.astype('<i4').tobytes(), bias.astype('<f4').tobytes()]


def digest(data):
    total, mask = len(data), (1 << 64) - 1
    for word in memoryview(data[:len(data) // 8 * 8]).cast('Q'):
        total = ((total ^ word) * 0x9e3779b97f4a7c15) & mask
        total ^= total >> 29
    return total


def kept_pieces(vocabulary, counts, least):
    """Pieces that the texts hold often enough, and all that are one letter, so that every word can be spelt; [(piece, old id)] in the order of bytes."""
    keep = [(p, i) for i, p in enumerate(vocabulary)
            if p in (CLS, SEP, UNKNOWN) or (not p.startswith('[') or len(p) == 1) and (counts.get(p, 0) >= least or len(p.removeprefix('##')) == 1)]
    return sorted(keep, key=lambda x: x[0].encode())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--net', required=True)
    parser.add_argument('--gates', required=True)
    parser.add_argument('--counts', required=True, help='how often a piece stands in plain texts (JSON)')
    parser.add_argument('--least', type=int, default=4)
    parser.add_argument('-o', required=True)
    options = parser.parse_args()
    state = {k: v.float().numpy() for k, v in torch.load(options.net).items()}
    layers = 1 + max(int(k.split('.')[3]) for k in state if k.startswith('encoder.encoder.layer'))
    vocabulary = [v for v in open(os.path.join(encoder_folder(), 'vocab.txt'), encoding='utf-8').read().split('\n') if v]
    kept = kept_pieces(vocabulary, json.load(open(options.counts)), options.least)
    number = {p: i for i, (p, _) in enumerate(kept)}
    gates = {int(k): v for k, v in json.load(open(options.gates)).items()}
    places, text = [0], b''
    for piece, _ in kept:
        text += piece.encode()
        places.append(len(text))
    folds = [(c, fold_char(chr(c))) for c in range(128, FOLD_END) if fold_char(chr(c)) != chr(c)]
    folds = [(c, ord(f) if f else 0) for c, f in folds]
    embeddings, scales = quantised(state['encoder.embeddings.word_embeddings.weight'][[i for _, i in kept]])
    norm = lambda name: numpy.stack([state[name + '.weight'], state[name + '.bias']]).astype('<f4').tobytes()
    sections = [numpy.array(places, '<u4').tobytes(), text,
                bytes(min(255, round(255 * gates.get(i, 0.0))) for _, i in kept),
                numpy.array(folds, '<u2').tobytes(), embeddings.tobytes(), scales.tobytes(),
                state['encoder.embeddings.position_embeddings.weight'][:WINDOW].astype('<f4').tobytes(),
                state['encoder.embeddings.token_type_embeddings.weight'].astype('<f4').tobytes(),
                norm('encoder.embeddings.LayerNorm')]
    for i in range(layers):
        base = 'encoder.encoder.layer.%d.' % i
        part = lambda kind: numpy.concatenate([state[base + 'attention.self.%s.%s' % (n, kind)] for n in ('query', 'key', 'value')])
        sections += matrix_sections(part('weight'), part('bias'))
        sections += matrix_sections(state[base + 'attention.output.dense.weight'], state[base + 'attention.output.dense.bias'])
        sections.append(norm(base + 'attention.output.LayerNorm'))
        sections += matrix_sections(state[base + 'intermediate.dense.weight'], state[base + 'intermediate.dense.bias'])
        sections += matrix_sections(state[base + 'output.dense.weight'], state[base + 'output.dense.bias'])
        sections.append(norm(base + 'output.LayerNorm'))
    heads = ('look', 'kind', 'roles')
    sections.append(numpy.concatenate([state[h + '.weight'] for h in heads]).astype('<f4').tobytes())
    sections.append(numpy.concatenate([state[h + '.bias'] for h in heads]).astype('<f4').tobytes())
    body = b''.join(padded(s) for s in sections)
    numbers = struct.pack('<7I', layers, len(kept), len(text), len(folds), number[CLS], number[SEP], number[UNKNOWN])
    rest = numbers + b'\0' * (64 - 24 - len(numbers)) + body
    head = b'CLMJUDGE' + struct.pack('<II', VERSION, 24 + len(rest)) + struct.pack('<Q', digest(rest))
    with open(options.o, 'wb') as out:
        out.write(head + rest)
    print('%s: %d bytes, %d layers, %d pieces' % (options.o, len(head + rest), layers, len(kept)))


if __name__ == '__main__':
    main()
