"""Rprop: steps by the sign of the gradient alone, longer while it stays and shorter when it turns."""

import torch
from torch.optim.optimizer import Optimizer, _check_range


class Rprop(Optimizer):
    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), foreach=None, *, maximize=False):
        _check_range(("learning rate", lr))
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
        super().__init__(params, dict(lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize))

    @torch.no_grad()
    def _update(self, group, params):
        shorter, longer = group["etas"]
        self._states(
            params, step=lambda p: 0, prev=torch.zeros_like, step_size=lambda p: torch.full_like(p, group["lr"]),
        )
        for p, grad in self._slopes(group, params):
            state = self.state[p]
            state["step"] += 1
            before, size = state["prev"], state["step_size"]
            turned = (grad * before).sign()
            size.mul_(torch.where(turned > 0, longer, torch.where(turned < 0, shorter, 1.0))).clamp_(*group["step_sizes"])
            # after a turn one waits
            grad = torch.where(turned < 0, torch.zeros_like(grad), grad)
            p.addcmul_(grad.sign(), size, value=-1)
            before.copy_(grad)
