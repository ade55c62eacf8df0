"""torch.backends.cuda of a PyTorch built without it."""

from types import SimpleNamespace

matmul = SimpleNamespace(allow_tf32=False)


def is_built():
    return False
