"""Adam: steps from running moments of the gradient."""

import torch
from torch._C import op
from torch.optim.optimizer import Optimizer, _check_betas, _check_range


def _zero(p):
    return torch.tensor(0.0)


class Adam(Optimizer):
    # whether weight decay acts on the parameters themselves
    _decoupled = False

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *,
                 foreach=None, maximize=False, capturable=False, differentiable=False, fused=False):
        _check_range(("learning rate", lr), ("epsilon value", eps))
        _check_betas(betas)
        _check_range(("weight_decay value", weight_decay))
        defaults = dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize,
            foreach=foreach, capturable=capturable, differentiable=differentiable, fused=fused,
        )
        super().__init__(params, defaults)

    def _update(self, group, params):
        makers = dict(step=_zero, exp_avg=torch.zeros_like, exp_avg_sq=torch.zeros_like)
        if group["amsgrad"]:
            makers["max_exp_avg_sq"] = torch.zeros_like
        steps, *moments = self._states(params, **makers)
        beta1, beta2 = group["betas"]
        op("m._adam", (
            params, steps, *moments[:2], moments[2] if group["amsgrad"] else None, group["lr"], beta1, beta2,
            group["eps"], group["weight_decay"], self._decoupled, group["maximize"],
        ))
