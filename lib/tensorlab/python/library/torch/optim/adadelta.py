"""Adadelta: steps as long as the last ones were, over the root mean square of the gradient."""

import torch
from torch.optim.optimizer import Optimizer, _check_range


class Adadelta(Optimizer):
    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, maximize=False):
        _check_range(("learning rate", lr))
        if not 0.0 <= rho <= 1.0:
            raise ValueError(f"Invalid rho value: {rho}")
        _check_range(("epsilon value", eps), ("weight_decay value", weight_decay))
        defaults = dict(lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach)
        super().__init__(params, defaults)

    @torch.no_grad()
    def _update(self, group, params):
        rho, eps = group["rho"], group["eps"]
        self._states(params, step=lambda p: 0, square_avg=torch.zeros_like, acc_delta=torch.zeros_like)
        for p, grad in self._slopes(group, params):
            state = self.state[p]
            state["step"] += 1
            squares, moved = state["square_avg"], state["acc_delta"]
            squares.mul_(rho).addcmul_(grad, grad, value=1 - rho)
            delta = (moved + eps).sqrt() / (squares + eps).sqrt() * grad
            moved.mul_(rho).addcmul_(delta, delta, value=1 - rho)
            p.add_(delta, alpha=-group["lr"])
