"""Optimizer: groups of parameters with their options, and a state for each parameter. The arithmetic of a step is the lab's."""

import torch
from collections import defaultdict
from copy import deepcopy
from itertools import chain
from torch import warned
from torch._C import op


class _RequiredParameter:
    def __repr__(self):
        return "<required parameter>"


required = _RequiredParameter()


def _check_range(*named):
    """ValueError in PyTorch's words for the first number that is negative."""
    for name, value in named:
        if not 0.0 <= value:
            raise ValueError(f"Invalid {name}: {value}")


def _check_betas(betas):
    for at, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f"Invalid beta parameter at index {at}: {beta}")


class Optimizer:
    def __init__(self, params, defaults):
        self.defaults = defaults
        if isinstance(params, torch.Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                + params.type()
            )
        self.state = defaultdict(dict)
        self.param_groups = []
        groups = list(params)
        if len(groups) == 0:
            raise ValueError("optimizer got an empty parameter list")
        for group in groups if isinstance(groups[0], dict) else [{"params": groups}]:
            self.add_param_group(group)

    def add_param_group(self, param_group):
        assert isinstance(param_group, dict), "param group must be a dict"
        params = param_group["params"]
        if isinstance(params, set):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but "
                "the ordering of tensors in sets will change between runs. Please use a list instead."
            )
        param_group["params"] = [params] if isinstance(params, torch.Tensor) else list(params)
        self._check_parameters(param_group["params"])
        if len(param_group["params"]) != len(set(map(id, param_group["params"]))):
            warned.of_doubles()
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
            param_group.setdefault(name, default)
        known = {id(p) for group in self.param_groups for p in group["params"]}
        if any(id(p) in known for p in param_group["params"]):
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(param_group)

    @staticmethod
    def _check_parameters(params):
        for p in params:
            if not isinstance(p, torch.Tensor):
                kind = type(p)
                named = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
                raise TypeError("optimizer can only optimize Tensors, but one of the params is " + named)
            if not p.is_leaf and not p.retains_grad:
                raise ValueError("can't optimize a non-leaf Tensor")

    def zero_grad(self, set_to_none=False):
        op("m._zero_grad", ([p for group in self.param_groups for p in group["params"]], set_to_none))

    # a schedule is to come after the first step
    _stepped = False

    def step(self, closure=None):
        self._stepped = True
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            params = [p for p in group["params"] if p.grad is not None]
            if params:
                self._update(group, params)
        return loss

    def _update(self, group, params):
        raise NotImplementedError

    def _states(self, params, **makers):
        """For each name the parameters' tensors; made when a parameter is met for the first time."""
        for p in params:
            state = self.state[p]
            if not state:
                for name, make in makers.items():
                    state[name] = make(p)
        return [[self.state[p][name] for p in params] for name in makers]

    @staticmethod
    def _slopes(group, params):
        """Each parameter with the gradient that it goes down: turned to go up, and with its weight's share, where one asks for it."""
        decay = group.get("weight_decay", 0)
        for p in params:
            grad = -p.grad if group.get("maximize") else p.grad
            yield p, grad.add(p, alpha=decay) if decay != 0 else grad

    def state_dict(self):
        numbers = {}
        for p in chain.from_iterable(group["params"] for group in self.param_groups):
            numbers.setdefault(id(p), len(numbers))
        packed = {numbers[id(p)]: state for p, state in self.state.items() if id(p) in numbers}
        groups = [
            {**{k: v for k, v in group.items() if k != "params"}, "params": [numbers[id(p)] for p in group["params"]]}
            for group in self.param_groups
        ]
        return {"state": packed, "param_groups": groups}

    def load_state_dict(self, state_dict):
        given = deepcopy(state_dict)
        groups = given["param_groups"]
        if len(groups) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        if any(len(a["params"]) != len(b["params"]) for a, b in zip(self.param_groups, groups)):
            raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        own = chain.from_iterable(group["params"] for group in self.param_groups)
        numbered = dict(zip(chain.from_iterable(group["params"] for group in groups), own))
        self.state = defaultdict(dict)
        for number, state in given["state"].items():
            self.state[numbered[number]] = state
        for group, taken in zip(self.param_groups, groups):
            taken["params"] = group["params"]
        self.param_groups = groups

    def __repr__(self):
        lines = [type(self).__name__ + " ("]
        for at, group in enumerate(self.param_groups):
            lines.append(("\n" if at else "") + f"Parameter Group {at}")
            lines.extend(f"    {key}: {group[key]}" for key in sorted(group) if key != "params")
        return "\n".join(lines) + "\n)"
