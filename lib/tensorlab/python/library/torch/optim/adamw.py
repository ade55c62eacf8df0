"""AdamW: Adam whose weight decay stays out of the moments."""

from torch.optim.adam import Adam
from torch.optim.optimizer import Optimizer, _check_betas, _check_range


class AdamW(Optimizer):
    _decoupled = True

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *,
                 maximize=False, foreach=None, capturable=False):
        _check_range(("learning rate", lr), ("epsilon value", eps))
        _check_betas(betas)
        _check_range(("weight_decay value", weight_decay))
        defaults = dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, foreach=foreach,
            maximize=maximize, capturable=capturable,
        )
        super().__init__(params, defaults)

    _update = Adam._update
