"""What PyTorch warns of, in its words; Python says each once for a line."""

import sys
import warnings

# the lab's own sources, which no warning means
inside = "<torch>", "<numpy>", "/lib/python311.zip/torch/", "/lib/python311.zip/matplotlib/", "/lib/python311.zip/spiralroom/"


def say(text, category=UserWarning):
    """Warns from the program's line."""
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename.startswith(inside):
        frame = frame.f_back
    names = frame.f_globals
    place = frame.f_code.co_filename, frame.f_lineno, names.get("__name__")
    warnings.warn_explicit(text, category, *place, names.setdefault("__warningregistry__", {}))


def of_no_leaf():
    say(
        "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated "
        "during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use "
        ".retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf "
        "Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more informations."
    )


def of_lazy():
    say(
        "Lazy modules are a new feature under heavy development so changes to the API or functionality can happen at any moment."
    )


def of_order():
    say(
        "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in "
        "the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch "
        "skipping the first value of the learning rate schedule. See more details at "
        "https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"
    )


def of_epoch():
    say(
        "The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use "
        "`scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed form is "
        "used instead of the new chainable form, where available. Please open an issue if you are unable to replicate your use "
        "case: https://github.com/pytorch/pytorch/issues/new/choose."
    )


def of_rates():
    say("To get the last learning rate computed by the scheduler, please use `get_last_lr()`.")


def of_old_flags(reduction):
    say(f"size_average and reduce args will be deprecated, please use reduction='{reduction}' instead.")


def of_doubles():
    say(
        "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see "
        "github.com/pytorch/pytorch/issues/40967 for more information"
    )
