"""Adamax: Adam over the largest gradient, which fades, and not over the mean of squares."""

import torch
from torch.optim.adam import _zero
from torch.optim.optimizer import Optimizer, _check_betas, _check_range


class Adamax(Optimizer):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False):
        _check_range(("learning rate", lr), ("epsilon value", eps))
        _check_betas(betas)
        _check_range(("weight_decay value", weight_decay))
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
        ))

    @torch.no_grad()
    def _update(self, group, params):
        beta1, beta2 = group["betas"]
        self._states(params, step=_zero, exp_avg=torch.zeros_like, exp_inf=torch.zeros_like)
        for p, grad in self._slopes(group, params):
            state = self.state[p]
            state["step"] += 1
            mean, most = state["exp_avg"], state["exp_inf"]
            mean.mul_(beta1).add_(grad, alpha=1 - beta1)
            most.copy_(torch.maximum(most * beta2, grad.abs() + group["eps"]))
            rate = group["lr"] / (1 - beta1 ** state["step"].item())
            p.addcdiv_(mean, most, value=-rate)
