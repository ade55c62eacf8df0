"""What PyTorch warns of, in a sentence; Python says each once for a line."""

import warnings


def of_no_leaf():
    warnings.warn(
        "this tensor is not a leaf, so backward() left no gradient in its .grad: call .retain_grad() on it before "
        "backward(), or look at the .grad of the leaf that it was made from",
        stacklevel=3,
    )


def of_order():
    warnings.warn(
        "lr_scheduler.step() came before optimizer.step(): call optimizer.step() first, or the schedule's first "
        "learning rate is skipped",
        stacklevel=3,
    )


def of_sizes(input, target):
    if input.size() != target.size():
        warnings.warn(
            f"Using a target size ({target.size()}) that is different to the input size ({input.size()}): both are "
            "broadcast, which is hardly what you want. Give them the same size",
            stacklevel=4,
        )
