"""NAdam: Adam that looks ahead along its momentum, as Nesterov's does."""

import torch
from torch.optim.adam import _zero
from torch.optim.optimizer import Optimizer, _check_betas, _check_range


class NAdam(Optimizer):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3, foreach=None):
        _check_range(("learning rate", lr), ("epsilon value", eps))
        _check_betas(betas)
        _check_range(("weight_decay value", weight_decay), ("momentum_decay value", momentum_decay))
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay, foreach=foreach,
        ))

    @torch.no_grad()
    def _update(self, group, params):
        beta1, beta2 = group["betas"]
        self._states(
            params, step=_zero, mu_product=lambda p: torch.tensor(1.0), exp_avg=torch.zeros_like, exp_avg_sq=torch.zeros_like,
        )
        for p, grad in self._slopes(group, params):
            state = self.state[p]
            state["step"] += 1
            step, mean, squares = state["step"].item(), state["exp_avg"], state["exp_avg_sq"]
            now, ahead = (beta1 * (1 - 0.5 * 0.96 ** (at * group["momentum_decay"])) for at in (step, step + 1))
            state["mu_product"] *= now
            product = state["mu_product"].item()
            mean.mul_(beta1).add_(grad, alpha=1 - beta1)
            squares.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            width = (squares / (1 - beta2**step)).sqrt() + group["eps"]
            p.addcdiv_(grad, width, value=-group["lr"] * (1 - now) / (1 - product))
            # by this step's factor twice, as PyTorch 1.13 has it
            p.addcdiv_(mean, width, value=-group["lr"] * ahead / (1 - product * now * ahead))
