"""torch.random: where the stream of random numbers stands, and what leaves it as it was."""

import contextlib

import torch

default_generator = torch.default_generator
manual_seed, seed, initial_seed = torch.manual_seed, torch.seed, torch.initial_seed


def get_rng_state():
    return default_generator.get_state()


def set_rng_state(new_state):
    default_generator.set_state(new_state)


@contextlib.contextmanager
def fork_rng(devices=None, enabled=True):
    if not enabled:
        yield
        return
    before = get_rng_state()
    try:
        yield
    finally:
        set_rng_state(before)
