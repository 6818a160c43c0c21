# SPDX-License-Identifier: MIT
"""What PyTorch says about a few windows, for the C test. usage: vectors.py --net judge.pt --model judge.model -o vectors.txt"""
import argparse
import struct

import torch

from model import Judge
from pieces import CLS, SEP, Pieces

# The words between the bars are marked.
WINDOWS = [
    'Peru |accused| Oman of hiding the report.',
    'The union |said| the mill had ignored three warnings about the boiler.',
    'The mill opened in 1990. Its owner, Ada Kuhn, |said| she was proud of the town.',
    'Mayor Lind "lied to every one of us", |according to| councillor Bo Arnesen.',
    'Kestrel Foods |denied| that it had sold spoiled meat.',
    '"That is nonsense," the minister |told| reporters. "We paid in full."',
    'There was harsh |criticism| of the harbour board from the fishermen.',
    'Residents |said| the new bridge would open on Monday.',
    'Both sides |blamed| each other for the fire at the depot.',
    'The auditors found that Novak Bank had |misled| its clients for years.',
]


def pieces_of(path):
    data = open(path, 'rb').read()
    layers, count, length = struct.unpack_from('<3I', data, 24)
    places = struct.unpack_from('<%dI' % (count + 1), data, 64)
    start = (64 + 4 * (count + 1) + 63) // 64 * 64
    return layers, [data[start + a:start + b].decode() for a, b in zip(places, places[1:])]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--net', required=True)
    parser.add_argument('--model', required=True)
    parser.add_argument('-o', required=True)
    options = parser.parse_args()
    layers, kept = pieces_of(options.model)
    net = Judge(layers)
    net.load_state_dict(torch.load(options.net))
    net.eval()
    import os
    from model import encoder_folder
    old = {p: i for i, p in enumerate(open(os.path.join(encoder_folder(), 'vocab.txt'), encoding='utf-8').read().split('\n'))}
    pieces = Pieces(kept)
    heads = torch.cat([net.look.weight, net.kind.weight, net.roles.weight]), torch.cat([net.look.bias, net.kind.bias, net.roles.bias])
    with open(options.o, 'w') as out, torch.no_grad():
        for line in WINDOWS:
            before, cue, after = line.split('|')
            rows = [[p[0] for p in pieces.of(part.encode(), 0, len(part.encode()))] for part in (before, cue, after)]
            ids = [pieces.ids[CLS]] + rows[0] + rows[1] + rows[2] + [pieces.ids[SEP]]
            first, stop = 1 + len(rows[0]), 1 + len(rows[0]) + len(rows[1])
            types = torch.tensor([[int(first <= i < stop) for i in range(len(ids))]])
            hidden = net(torch.tensor([[old[kept[i]] for i in ids]]), torch.ones_like(types), types)[0, first:stop].mean(0)
            said = heads[0] @ hidden + heads[1]
            out.write('%d %d %d\n%s\n%s\n' % (len(ids), first, stop, ' '.join(map(str, ids)), ' '.join('%.4f' % x for x in said)))


if __name__ == '__main__':
    main()
