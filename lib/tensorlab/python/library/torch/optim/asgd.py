"""ASGD: steps that fade, and the mean of where they led."""

import torch
from torch.optim.optimizer import Optimizer, _check_range


class ASGD(Optimizer):
    def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False):
        _check_range(("learning rate", lr), ("weight_decay value", weight_decay))
        super().__init__(params, dict(
            lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
        ))

    @torch.no_grad()
    def _update(self, group, params):
        for p, grad in self._slopes(group, params):
            state = self.state[p]
            if not state:
                state.update(
                    step=torch.tensor(0.0), eta=torch.tensor(group["lr"]), mu=torch.tensor(1.0), ax=torch.zeros_like(p)
                )
            state["step"] += 1
            rate, share = state["eta"].item(), state["mu"].item()
            p.mul_(1 - group["lambd"] * rate)
            p.add_(grad, alpha=-rate)
            if share == 1:
                state["ax"].copy_(p)
            else:
                state["ax"].add_((p - state["ax"]) * share)
            step = state["step"].item()
            state["eta"] = torch.tensor(group["lr"] / (1 + group["lambd"] * group["lr"] * step) ** group["alpha"])
            state["mu"] = torch.tensor(1 / max(1, step - group["t0"]))
