# SPDX-License-Identifier: MIT
"""Teaches the judge. usage: train.py --claimline BINARY -o FOLDER [--epochs N] [--seed N] TEXTS.jsonl ..."""
import argparse
import os
import random
import time

import torch
import torch.nn.functional as F

from examples import IGNORED, Text, ask_examples, cue_pieces, look_examples, read
from model import Judge, encoder_folder
from pieces import CLS, SEP, Pieces, sentences

BATCH_PIECES = 1536
RATE = 1e-4


def tensors(windows, special):
    """Windows of (pieces, first, stop) as ids, mask, types; first < 0: no cue is marked."""
    longest = max(len(w[0]) for w in windows) + 2
    ids = torch.zeros(len(windows), longest, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for i, (window, first, stop) in enumerate(windows):
        row = [special[0]] + [p[0] for p in window] + [special[1]]
        ids[i, :len(row)] = torch.tensor(row)
        mask[i, :len(row)] = 1
        if first >= 0:
            types[i, first + 1:stop + 1] = 1
    return ids, mask, types


def batches(examples, size_of, rng):
    """Examples of like length together, in a random order."""
    order = sorted(range(len(examples)), key=lambda i: (size_of(examples[i]) + rng.random() * 12))
    out, batch, longest = [], [], 0
    for i in order:
        longest = max(longest, size_of(examples[i]) + 2)
        if batch and longest * (len(batch) + 1) > BATCH_PIECES:
            out.append(batch)
            batch, longest = [], size_of(examples[i]) + 2
        batch.append(examples[i])
    out.append(batch)
    rng.shuffle(out)
    return out


def look_loss(model, batch, special):
    ids, mask, types = tensors([(w, -1, -1) for w, _ in batch], special)
    labels = torch.full(ids.shape, IGNORED)
    for i, (_, row) in enumerate(batch):
        labels[i, 1:len(row) + 1] = torch.tensor(row)
    logits = model.look(model(ids, mask, types))
    weight = torch.tensor([1.0, 3.0, 3.0])
    return F.cross_entropy(logits.view(-1, 3), labels.view(-1), weight=weight, ignore_index=IGNORED)


def ask_loss(model, batch, special):
    ids, mask, types = tensors([x[:3] for x in batch], special)
    hidden = model(ids, mask, types)
    marked = types.float().unsqueeze(-1)
    cue = (hidden * marked).sum(1) / marked.sum(1)
    kinds = torch.tensor([x[3] for x in batch])
    loss = F.cross_entropy(model.kind(cue), kinds, ignore_index=IGNORED) if (kinds != IGNORED).any() else 0.0
    held = [i for i, x in enumerate(batch) if x[4] is not None]
    if held:
        logits = model.roles(hidden[held])
        goal, weight = torch.zeros_like(logits), torch.zeros(logits.shape[:2])
        for row, i in enumerate(held):
            roles = torch.tensor(batch[i][4], dtype=torch.float).T
            goal[row, 1:1 + len(roles)] = roles
            weight[row, 1:1 + len(roles)] = batch[i][5]
        # pieces of the sentence count once; a window is as heavy as its cue
        each = F.binary_cross_entropy_with_logits(logits, goal, reduction='none', pos_weight=torch.full((logits.shape[-1],), 2.0))
        loss = loss + 4.0 * (each.mean(-1) * weight).sum() / weight.sum().clamp(min=1.0)
    return loss


class Mean:
    """The mean of the weights over the last part of the learning: as good as one of them, and steadier (stochastic weight
    averaging; Izmailov et al., UAI 2018)."""

    def __init__(self, model):
        self.model, self.count, self.sums = model, 0, {}

    def add(self):
        self.count += 1
        for name, value in self.model.state_dict().items():
            if value.is_floating_point():
                if name in self.sums:
                    self.sums[name] += (value - self.sums[name]) / self.count
                else:
                    self.sums[name] = value.clone()

    def state(self):
        return dict(self.model.state_dict(), **self.sums)


def learn(model, look, ask, special, options, rng):
    groups = [{'params': [p for n, p in model.named_parameters() if n.startswith('encoder')], 'lr': RATE},
              {'params': [p for n, p in model.named_parameters() if not n.startswith('encoder')], 'lr': 5 * RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    mean = Mean(model)
    start, step, total, sums = time.time(), 0, None, {'look': [0.0, 0], 'ask': [0.0, 0]}
    for epoch in range(options.done, options.epochs):
        negatives = [x for x in ask if x[3] == 0]
        some = [x for x in ask if x[3] != 0] + rng.sample(negatives, min(len(negatives), options.negatives))
        steps = [('look', b) for b in batches(look, lambda x: len(x[0]), rng)] + [('ask', b) for b in batches(some, lambda x: len(x[0]), rng)]
        rng.shuffle(steps)
        if total is None:
            total, step = len(steps) * options.epochs, len(steps) * options.done
        for what, batch in steps:
            share = step / total
            scale = min(1.0, (step - options.done * total / options.epochs + 1) / (0.06 * total)) * max(0.02, 1.0 - share)
            for group, rate in zip(optimizer.param_groups, (RATE, 5 * RATE)):
                group['lr'] = rate * scale
            with torch.autocast('cpu', torch.bfloat16, enabled=options.bf16):
                loss = (look_loss if what == 'look' else ask_loss)(model, batch, special)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step >= (1 - options.mean) * total and step % 10 == 0:
                mean.add()
            sums[what][0] += float(loss)
            sums[what][1] += 1
            if step % 50 == 0:
                said = ' '.join('%s %.4f' % (k, v[0] / max(1, v[1])) for k, v in sums.items())
                print('epoch %d step %d of %d: %s, %.0f s' % (epoch + 1, step, total, said, time.time() - start), flush=True)
                sums = {'look': [0.0, 0], 'ask': [0.0, 0]}
            if step % 100 == 0:
                torch.save(model.state_dict(), os.path.join(options.o, 'judge.part.pt'))
        torch.save(model.state_dict(), os.path.join(options.o, 'judge.last.pt'))
        torch.save(mean.state(), os.path.join(options.o, 'judge.pt'))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--claimline', required=True)
    parser.add_argument('-o', required=True)
    parser.add_argument('--epochs', type=int, default=5)
    parser.add_argument('--layers', type=int, default=6)
    parser.add_argument('--seed', type=int, default=7)
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--negatives', type=int, default=1200, help='cues that tell nothing, an epoch')
    parser.add_argument('--resume', help='a judge.pt to go on from')
    parser.add_argument('--done', type=int, default=0, help='epochs that it has seen')
    parser.add_argument('--freeze', type=int, default=0, help='so many of the lower layers stay as they are')
    parser.add_argument('--mean', type=float, default=0.4, help='the share of the steps whose weights go into the mean')
    parser.add_argument('--bf16', action='store_true')
    parser.add_argument('texts', nargs='+')
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    vocabulary = open(os.path.join(encoder_folder(), 'vocab.txt'), encoding='utf-8').read().split('\n')
    pieces = Pieces([v for v in vocabulary if v])
    documents = read(options.texts)
    texts = [Text(d, s, pieces) for d, s in zip(documents, sentences(options.claimline, documents))]
    often = cue_pieces(texts, least=3, share=0.05)
    look = [x for t in texts for x in look_examples(t)]
    ask = [x for t in texts for x in ask_examples(t, often)]
    special = (pieces.ids[CLS], pieces.ids[SEP])
    print('%d texts, %d windows to look at, %d cues, %d of them none; pieces %d, %d' % (
        len(texts), len(look), len(ask), sum(x[3] == 0 for x in ask), sum(len(x[0]) for x in look), sum(len(x[0]) for x in ask)), flush=True)
    model = Judge(options.layers)
    if options.resume:
        model.load_state_dict(torch.load(options.resume))
    if options.freeze:
        for part in [model.encoder.embeddings] + list(model.encoder.encoder.layer[:options.freeze]):
            part.requires_grad_(False)
    model.train()
    learn(model, look, ask, special, options, rng)


if __name__ == '__main__':
    main()
