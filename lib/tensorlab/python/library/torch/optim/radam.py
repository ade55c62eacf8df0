"""RAdam: Adam whose first steps are held back while the variance of its squares is not yet known (Liu et al. 2020)."""

import math

import torch
from torch.optim.adam import _zero
from torch.optim.optimizer import Optimizer, _check_betas, _check_range


class RAdam(Optimizer):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None):
        _check_range(("learning rate", lr), ("epsilon value", eps))
        _check_betas(betas)
        _check_range(("weight_decay value", weight_decay))
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach))

    @torch.no_grad()
    def _update(self, group, params):
        beta1, beta2 = group["betas"]
        self._states(params, step=_zero, exp_avg=torch.zeros_like, exp_avg_sq=torch.zeros_like)
        longest = 2 / (1 - beta2) - 1
        for p, grad in self._slopes(group, params):
            state = self.state[p]
            state["step"] += 1
            step, mean, squares = state["step"].item(), state["exp_avg"], state["exp_avg_sq"]
            mean.mul_(beta1).add_(grad, alpha=1 - beta1)
            squares.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            ahead = mean / (1 - beta1**step)
            left = 1 - beta2**step
            length = longest - 2 * step * beta2**step / left
            if length > 5:
                held = math.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
                p.add_(ahead * group["lr"] * (math.sqrt(left) / squares.sqrt().add_(group["eps"])) * held, alpha=-1.0)
            else:
                p.add_(ahead * group["lr"], alpha=-1.0)
