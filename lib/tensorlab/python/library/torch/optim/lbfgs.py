"""L-BFGS: steps by the curvature that the last gradients tell (Nocedal & Wright, Numerical Optimization, algorithm 7.4)."""

import torch
from torch.optim.optimizer import Optimizer


class LBFGS(Optimizer):
    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100,
                 line_search_fn=None):
        if line_search_fn is not None:
            raise NotImplementedError(f"line_search_fn={line_search_fn!r} of LBFGS is not part of this lab")
        super().__init__(params, dict(
            lr=lr, max_iter=max_iter, max_eval=max_iter * 5 // 4 if max_eval is None else max_eval, tolerance_grad=tolerance_grad,
            tolerance_change=tolerance_change, history_size=history_size, line_search_fn=line_search_fn,
        ))
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]["params"]

    def _slope(self):
        return torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).reshape(-1) for p in self._params])

    def _move(self, length, direction):
        at = 0
        for p in self._params:
            p.add_(direction[at : at + p.numel()].view_as(p), alpha=length)
            at += p.numel()

    @torch.no_grad()
    def step(self, closure):
        self._stepped = True
        group, state = self.param_groups[0], self.state[self._params[0]]
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)

        def evaluated():
            with torch.enable_grad():
                return closure()

        first = evaluated()
        loss, slope = float(first), self._slope()
        state["func_evals"] += 1
        evaluations, taken = 1, 0
        while slope.abs().max() > group["tolerance_grad"] and taken < group["max_iter"]:
            taken += 1
            state["n_iter"] += 1
            direction = self._direction(group, state, slope)
            before = state["prev_loss"] = loss
            state["prev_flat_grad"] = slope.clone()
            length = state["t"] = min(1.0, 1.0 / slope.abs().sum()) * group["lr"] if state["n_iter"] == 1 else group["lr"]
            if slope.dot(direction) > -group["tolerance_change"]:
                break
            self._move(length, direction)
            if taken == group["max_iter"]:
                break
            loss, slope = float(evaluated()), self._slope()
            evaluations += 1
            state["func_evals"] += 1
            small = (direction * length).abs().max() <= group["tolerance_change"]
            if evaluations >= group["max_eval"] or small or abs(loss - before) < group["tolerance_change"]:
                break
        return first

    def _direction(self, group, state, slope):
        """Down, as the changes of gradient over the last steps bend it."""
        if state["n_iter"] == 1:
            state.update(d=slope.neg(), old_dirs=[], old_stps=[], ro=[], H_diag=1)
            return state["d"]
        changes, steps, shares = state["old_dirs"], state["old_stps"], state["ro"]
        change, step = slope - state["prev_flat_grad"], state["d"] * state["t"]
        bend = change.dot(step)
        if bend > 1e-10:
            if len(changes) == group["history_size"]:
                for kept in (changes, steps, shares):
                    kept.pop(0)
            changes.append(change)
            steps.append(step)
            shares.append(1.0 / bend)
            state["H_diag"] = bend / change.dot(change)
        found, parts = slope.neg(), []
        for change, step, share in reversed(list(zip(changes, steps, shares))):
            parts.append(step.dot(found) * share)
            found = found.add(change * -parts[-1])
        found = found * state["H_diag"]
        for change, step, share, part in zip(changes, steps, shares, reversed(parts)):
            found = found.add(step * (part - change.dot(found) * share))
        state["d"] = found
        return found
