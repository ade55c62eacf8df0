"""The class: its points, and the way of a model to its board. It works in a session."""

import torch
from torch import nn
from torch._C import op

from spiralroom.texts import say

__all__ = ["data", "submit"]


def data():
    """The session's points as (x_train, y_train, x_val, y_val).

    x is float32 of shape (n, 2), y is int64 of shape (n,). The second pair is for measuring and not for training;
    the board ranks by other points, which nobody sees.
    """
    return op("#classroom.data", ())


class Submission:
    """What was handed in. Whether the server has it, and how it did there, is told below the cell."""

    def __init__(self, network, parameters, correct, of):
        self.network = network
        self.parameters = parameters
        self.held_out_accuracy = correct / of if of else None

    def __repr__(self):
        told = "" if self.held_out_accuracy is None else f", {self.held_out_accuracy:.1%} of the held-out points right"
        return f"<Submission {self.network}: {self.parameters} parameters{told}>"


def submit(model):
    """Hands in a model for the board.

    model is an nn.Module that turns points of shape (n, 2) into one number for each class: nn.Linear layers with ReLU,
    LeakyReLU, Tanh, Sigmoid, GELU or nothing between them. The program that trained it goes with it.
    """
    if not isinstance(model, nn.Module):
        op("#classroom.no", (type(model).__name__,))
    return Submission(*op("#classroom.submit", _watched(model, op("#classroom.points", ()))))


def _watched(model, points):
    """What the model does with points: its linear layers as they are called, and the modules between them."""
    names = {module: name or type(module).__name__ for name, module in model.named_modules()}
    calls, before = [], []

    def hear(module, given, out):
        if isinstance(module, nn.Linear):
            # what comes next may change them in place
            calls.append((names[module], before[:], given[0].clone(), out.clone(), module.weight, module.bias))
            before.clear()
        elif next(module.children(), None) is None:
            before.append(type(module).__name__)

    modes = [(module, module.training) for module in names]
    handles = [module.register_forward_hook(hear) for module in names]
    weights = next(model.parameters(), points)
    model.eval()
    try:
        with torch.no_grad():
            out = model(points.to(weights.dtype))
    except RuntimeError as error:
        # nothing that it has was done yet: it is made for other points
        if not calls and "cannot be multiplied" in str(error):
            error.add_note(say("two-inputs"))
        raise
    finally:
        for handle in handles:
            handle.remove()
        for module, training in modes:
            module.training = training
    return points, calls, before, out
