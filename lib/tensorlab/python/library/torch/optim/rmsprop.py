"""RMSprop: steps over the running root mean square of the gradient."""

import torch
from torch._C import op
from torch.optim.optimizer import Optimizer, _check_range


class RMSprop(Optimizer):
    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False,
                 foreach=None, maximize=False, differentiable=False):
        _check_range(("learning rate", lr), ("epsilon value", eps), ("momentum value", momentum))
        _check_range(("weight_decay value", weight_decay), ("alpha value", alpha))
        defaults = dict(
            lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
            foreach=foreach, maximize=maximize, differentiable=differentiable,
        )
        super().__init__(params, defaults)

    def _update(self, group, params):
        makers = dict(step=lambda p: 0, square_avg=torch.zeros_like)
        if group["momentum"] > 0:
            makers["momentum_buffer"] = torch.zeros_like
        if group["centered"]:
            makers["grad_avg"] = torch.zeros_like
        self._states(params, **makers)
        for p in params:
            self.state[p]["step"] += 1
        squares, buffers, means = ([self.state[p].get(name) for p in params] for name in
                                   ("square_avg", "momentum_buffer", "grad_avg"))
        op("m._rmsprop", (
            params, squares, buffers, means, group["lr"], group["alpha"], group["eps"], group["weight_decay"],
            group["momentum"], group["maximize"],
        ))
