"""torch.backends: switches that programs set before they train. None changes anything here."""

from torch.backends import cuda, cudnn, mps
from torch.names import absent as _absent


def __getattr__(name):
    raise _absent("torch.backends", name)
