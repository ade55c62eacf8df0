"""What a tensor's memory tells of itself."""

import torch


class TypedStorage:
    def __init__(self, tensor):
        whole = tensor.as_strided((_length_of(tensor),), (1,), 0) if tensor.numel() else tensor.new_empty(0)
        self._values, self.dtype, self.device = whole.detach(), tensor.dtype, tensor.device

    def size(self):
        return self._values.numel()

    __len__ = size

    def nbytes(self):
        return self.size() * self.element_size()

    def element_size(self):
        return self._values.element_size()

    def data_ptr(self):
        return self._values.data_ptr()

    def tolist(self):
        return self._values.tolist()

    def __iter__(self):
        return iter(self.tolist())

    def _check(self, at):
        if not -self.size() <= at < self.size():
            raise IndexError(f"index {at} out of range for storage of size {self.size()}")

    def __getitem__(self, at):
        if isinstance(at, slice):
            return TypedStorage(self._values[at])
        self._check(at)
        return self._values[at].item()

    def __setitem__(self, at, value):
        if not isinstance(at, slice):
            self._check(at)
        self._values[at] = value

    def __repr__(self):
        told = "\n ".join(str(value) for value in self.tolist())
        return f" {told}\n[torch.storage.TypedStorage(dtype={self.dtype}, device={self.device}) of size {self.size()}]"


TypedStorage.__module__ = "torch.storage"


def _length_of(tensor):
    """Elements of the memory that it is a window on."""
    return tensor._storage_length()


def storage(input):
    return TypedStorage(input)
