"""torch.utils: data."""

from torch.utils import data
from torch.names import absent as _absent


def __getattr__(name):
    raise _absent("torch.utils", name)
