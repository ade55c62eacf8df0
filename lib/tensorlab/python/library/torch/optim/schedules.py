"""Further schedules of torch.optim.lr_scheduler, loaded when a program first names one."""

import math
from bisect import bisect_right

from torch.optim.lr_scheduler import LRScheduler, _functions_for


def _each(name, optimizer, given):
    """One number for each group of parameters."""
    count = len(optimizer.param_groups)
    if not isinstance(given, (list, tuple)):
        return [given] * count
    if len(given) != count:
        raise ValueError(f"expected {count} values for {name}, got {len(given)}")
    return given


class MultiplicativeLR(LRScheduler):
    def __init__(self, optimizer, lr_lambda, last_epoch=-1, verbose=False):
        self.lr_lambdas = _functions_for(optimizer, lr_lambda)
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        if self.last_epoch == 0:
            return self._rates()
        return [rate * each(self.last_epoch) for each, rate in zip(self.lr_lambdas, self._rates())]


class ConstantLR(LRScheduler):
    def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1, verbose=False):
        if not 0 <= factor <= 1:
            raise ValueError("Constant multiplicative factor expected to be between 0 and 1.")
        self.factor = factor
        self.total_iters = total_iters
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        times = {0: self.factor, self.total_iters: 1.0 / self.factor}.get(self.last_epoch)
        return self._rates() if times is None else [rate * times for rate in self._rates()]

    def _rates_at(self, epoch):
        return [base * (self.factor + (epoch >= self.total_iters) * (1 - self.factor)) for base in self.base_lrs]


class LinearLR(LRScheduler):
    def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1, verbose=False):
        for name, factor in (("Starting", start_factor), ("Ending", end_factor)):
            if not 0 <= factor <= 1:
                raise ValueError(f"{name} multiplicative factor expected to be between 0 and 1.")
        self.start_factor = start_factor
        self.end_factor = end_factor
        self.total_iters = total_iters
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        now, rise = self.last_epoch, self.end_factor - self.start_factor
        if now == 0:
            return [rate * self.start_factor for rate in self._rates()]
        if now > self.total_iters:
            return self._rates()
        times = 1.0 + rise / (self.total_iters * self.start_factor + (now - 1) * rise)
        return [rate * times for rate in self._rates()]

    def _rates_at(self, epoch):
        way = min(self.total_iters, epoch) / self.total_iters
        return [base * (self.start_factor + (self.end_factor - self.start_factor) * way) for base in self.base_lrs]


class PolynomialLR(LRScheduler):
    def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1, verbose=False):
        self.total_iters = total_iters
        self.power = power
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        now, total = self.last_epoch, self.total_iters
        if now == 0 or now > total:
            return self._rates()
        times = ((1.0 - now / total) / (1.0 - (now - 1) / total)) ** self.power
        return [rate * times for rate in self._rates()]

    def _rates_at(self, epoch):
        left = (1.0 - min(self.total_iters, epoch) / self.total_iters) ** self.power
        return [base * left for base in self.base_lrs]


class CosineAnnealingWarmRestarts(LRScheduler):
    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0, last_epoch=-1, verbose=False):
        if T_0 <= 0 or not isinstance(T_0, int):
            raise ValueError(f"Expected positive integer T_0, but got {T_0}")
        if T_mult < 1 or not isinstance(T_mult, int):
            raise ValueError(f"Expected integer T_mult >= 1, but got {T_mult}")
        self.T_0 = self.T_i = T_0
        self.T_mult = T_mult
        self.eta_min = eta_min
        self.T_cur = last_epoch
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        wave = 1 + math.cos(math.pi * self.T_cur / self.T_i)
        return [self.eta_min + (base - self.eta_min) * wave / 2 for base in self.base_lrs]

    def step(self, epoch=None):
        if epoch is None and self.last_epoch < 0:
            epoch = 0
        if epoch is None:
            epoch = self.last_epoch + 1
            self.T_cur += 1
            if self.T_cur >= self.T_i:
                self.T_cur -= self.T_i
                self.T_i *= self.T_mult
        elif epoch < 0:
            raise ValueError(f"Expected non-negative epoch, but got {epoch}")
        else:
            self._find_cycle(epoch)
        self.last_epoch = math.floor(epoch)
        self._set_rates(self._asked_rates(), epoch)

    def _find_cycle(self, epoch):
        """The cycle in which an epoch lies, and how far into it."""
        self.T_i, self.T_cur = self.T_0, epoch
        if epoch < self.T_0:
            return
        if self.T_mult == 1:
            self.T_cur = epoch % self.T_0
            return
        passed = int(math.log(epoch / self.T_0 * (self.T_mult - 1) + 1, self.T_mult))
        self.T_cur = epoch - self.T_0 * (self.T_mult**passed - 1) / (self.T_mult - 1)
        self.T_i = self.T_0 * self.T_mult**passed


class OneCycleLR(LRScheduler):
    def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3,
                 anneal_strategy="cos", cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0,
                 final_div_factor=1e4, three_phase=False, last_epoch=-1, verbose=False):
        self._check_type(optimizer)
        self.optimizer = optimizer
        self.total_steps = self._count(total_steps, epochs, steps_per_epoch)
        rise = float(pct_start * self.total_steps)
        self._phases = [
            (rise - 1, "initial_lr", "max_lr", "max_momentum", "base_momentum"),
            (self.total_steps - 1, "max_lr", "min_lr", "base_momentum", "max_momentum"),
        ]
        if three_phase:
            self._phases[1:] = [
                (float(2 * pct_start * self.total_steps) - 2, "max_lr", "initial_lr", "base_momentum", "max_momentum"),
                (self.total_steps - 1, "initial_lr", "min_lr", "max_momentum", "max_momentum"),
            ]
        if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
            raise ValueError(f"Expected float between 0 and 1 pct_start, but got {pct_start}")
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(f"anneal_strategy must by one of 'cos' or 'linear', instead got {anneal_strategy}")
        self._cosine = anneal_strategy == "cos"
        for group, most in zip(optimizer.param_groups, _each("max_lr", optimizer, max_lr)):
            if last_epoch == -1:
                group["initial_lr"], group["max_lr"] = most / div_factor, most
                group["min_lr"] = group["initial_lr"] / final_div_factor
        self.cycle_momentum = cycle_momentum
        if cycle_momentum:
            self._take_momentum(max_momentum, base_momentum, last_epoch == -1)
        super().__init__(optimizer, last_epoch, verbose)

    @staticmethod
    def _count(total, epochs, each):
        if total is None and epochs is None and each is None:
            raise ValueError("You must define either total_steps OR (epochs AND steps_per_epoch)")
        named = {"total_steps": total} if total is not None else {"epochs": epochs, "steps_per_epoch": each}
        for name, count in named.items():
            if count <= 0 or not isinstance(count, int):
                raise ValueError(f"Expected positive integer {name}, but got {count}")
        return math.prod(named.values())

    def _take_momentum(self, most, least, begins):
        if not {"momentum", "betas"} & set(self.optimizer.defaults):
            raise ValueError("optimizer must support momentum with `cycle_momentum` option enabled")
        self.use_beta1 = "betas" in self.optimizer.defaults
        highs, lows = _each("max_momentum", self.optimizer, most), _each("base_momentum", self.optimizer, least)
        for group, high, low in zip(self.optimizer.param_groups, highs, lows) if begins else ():
            self._set_momentum(group, high)
            group["max_momentum"], group["base_momentum"] = high, low

    def _set_momentum(self, group, value):
        if self.use_beta1:
            group["betas"] = (value, *group["betas"][1:])
        else:
            group["momentum"] = value

    def _between(self, start, end, way):
        if self._cosine:
            return end + (start - end) / 2.0 * (math.cos(math.pi * way) + 1)
        return (end - start) * way + start

    def get_lr(self):
        now = self.last_epoch
        if now > self.total_steps:
            raise ValueError(
                f"Tried to step {now + 1} times. The specified number of total steps is {self.total_steps}"
            )
        start = 0
        for end, *names in self._phases:
            if now <= end or end == self._phases[-1][0]:
                break
            start = end
        way = (now - start) / (end - start)
        for group in self.optimizer.param_groups if self.cycle_momentum else ():
            self._set_momentum(group, self._between(group[names[2]], group[names[3]], way))
        return [self._between(group[names[0]], group[names[1]], way) for group in self.optimizer.param_groups]


class CyclicLR(LRScheduler):
    def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode="triangular", gamma=1.0,
                 scale_fn=None, scale_mode="cycle", cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1,
                 verbose=False):
        self._check_type(optimizer)
        self.optimizer = optimizer
        low = _each("base_lr", optimizer, base_lr)
        for group, rate in zip(optimizer.param_groups, low) if last_epoch == -1 else ():
            group["lr"] = rate
        self.max_lrs = _each("max_lr", optimizer, max_lr)
        up = float(step_size_up)
        self.total_size = up + (up if step_size_down is None else float(step_size_down))
        self.step_ratio = up / self.total_size
        if mode not in ("triangular", "triangular2", "exp_range") and scale_fn is None:
            raise ValueError("mode is invalid and scale_fn is None")
        self.mode = mode
        self.gamma = gamma
        self._scale = scale_fn
        self.scale_mode = scale_mode if scale_fn else "iterations" if mode == "exp_range" else "cycle"
        self.cycle_momentum = cycle_momentum
        if cycle_momentum:
            self._take_momentum(base_momentum, max_momentum, last_epoch == -1)
        super().__init__(optimizer, last_epoch, verbose)
        self.base_lrs = low

    def _take_momentum(self, least, most, begins):
        if "momentum" not in self.optimizer.defaults:
            raise ValueError("optimizer must support momentum with `cycle_momentum` option enabled")
        for group, value in zip(self.optimizer.param_groups, _each("base_momentum", self.optimizer, least)) if begins else ():
            group["momentum"] = value
        self.base_momentums = [group["momentum"] for group in self.optimizer.param_groups]
        self.max_momentums = _each("max_momentum", self.optimizer, most)

    def scale_fn(self, x):
        if self._scale:
            return self._scale(x)
        return {"triangular": 1.0, "triangular2": 1 / 2.0 ** (x - 1), "exp_range": self.gamma**x}[self.mode]

    def get_lr(self):
        cycle = math.floor(1 + self.last_epoch / self.total_size)
        x = 1.0 + self.last_epoch / self.total_size - cycle
        share = x / self.step_ratio if x <= self.step_ratio else (x - 1) / (self.step_ratio - 1)
        scale = self.scale_fn(cycle if self.scale_mode == "cycle" else self.last_epoch)
        if self.cycle_momentum:
            for group, low, high in zip(self.optimizer.param_groups, self.base_momentums, self.max_momentums):
                group["momentum"] = high - (high - low) * share * scale
        return [low + (high - low) * share * scale for low, high in zip(self.base_lrs, self.max_lrs)]


class SequentialLR(LRScheduler):
    def __init__(self, optimizer, schedulers, milestones, last_epoch=-1, verbose=False):
        for at, each in enumerate(schedulers):
            if each.optimizer is not optimizer:
                raise ValueError(
                    "Sequential Schedulers expects all schedulers to belong to the same optimizer, but "
                    f"got schedulers at index {at} to be different than the optimizer passed in."
                )
        if len(milestones) != len(schedulers) - 1:
            raise ValueError(
                "Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone "
                f"points, but got number of schedulers {len(schedulers)} and the number of milestones to be equal to "
                f"{len(milestones)}"
            )
        self._schedulers = schedulers
        self._milestones = milestones
        self.last_epoch = last_epoch + 1
        self.optimizer = optimizer
        for group in optimizer.param_groups:
            group["lr"] = group["initial_lr"]
        # each has taken a first step by itself
        for each in schedulers:
            each.last_epoch -= 1
        schedulers[0]._initial_step()
        self._last_lr = schedulers[0].get_last_lr()

    def step(self):
        self.last_epoch += 1
        at = bisect_right(self._milestones, self.last_epoch)
        begins = at > 0 and self._milestones[at - 1] == self.last_epoch
        self._schedulers[at].step(*([0] if begins else []))
        self._last_lr = self._schedulers[at].get_last_lr()


class ChainedScheduler(LRScheduler):
    def __init__(self, schedulers):
        for at, each in enumerate(schedulers):
            if each.optimizer is not schedulers[0].optimizer:
                raise ValueError(
                    "ChainedScheduler expects all schedulers to belong to the same optimizer, but "
                    f"got schedulers at index 0 and {at} to be different"
                )
        self._schedulers = list(schedulers)
        self.optimizer = schedulers[0].optimizer
        self._last_lr = [group["lr"] for group in self.optimizer.param_groups]

    def step(self):
        for each in self._schedulers:
            each.step()
        self._last_lr = [group["lr"] for group in self.optimizer.param_groups]


for _made in list(globals().values()):
    if isinstance(_made, type) and _made.__module__ == __name__:
        _made.__module__ = "torch.optim.lr_scheduler"
