"""Sequences of different lengths as one tensor."""

import torch


def pad_sequence(sequences, batch_first=False, padding_value=0.0):
    sequences = list(sequences)
    if not sequences:
        raise RuntimeError("received an empty list of sequences")
    longest = max(one.size(0) for one in sequences)
    first = sequences[0]
    rows = []
    for one in sequences:
        if one.shape[1:] != first.shape[1:]:
            # says in PyTorch's words which sizes do not fit
            first.new_zeros(one.size(0), *first.shape[1:]).add(one)
        rest = first.new_full((longest - one.size(0), *first.shape[1:]), padding_value)
        rows.append(torch.cat([one, rest]))
    return torch.stack(rows, 0 if batch_first else 1)
