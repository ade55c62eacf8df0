"""Adagrad: steps over the root of all squares so far."""

import torch
from torch._C import op
from torch.optim.optimizer import Optimizer, _check_range


class Adagrad(Optimizer):
    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
                 foreach=None, *, maximize=False):
        _check_range(("learning rate", lr), ("lr_decay value", lr_decay), ("weight_decay value", weight_decay))
        _check_range(("initial_accumulator_value value", initial_accumulator_value), ("epsilon value", eps))
        defaults = dict(
            lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
        )
        super().__init__(params, defaults)
        for group in self.param_groups:
            for p in group["params"]:
                start = torch.full_like(p.detach(), initial_accumulator_value)
                self.state[p] = {"step": torch.tensor(0.0), "sum": start}

    def _update(self, group, params):
        steps, sums = ([self.state[p][name] for p in params] for name in ("step", "sum"))
        op("m._adagrad", (
            params, steps, sums, group["lr"], group["lr_decay"], group["eps"], group["weight_decay"], group["maximize"],
        ))
