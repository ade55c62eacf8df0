"""What PyTorch refuses, in the words in which NumPy refuses it."""

import re


class AxisError(ValueError, IndexError):
    __module__ = "numpy"

    def __init__(self, axis, ndim=None, msg_prefix=None):
        told = axis if ndim is None else f"axis {axis} is out of bounds for array of dimension {ndim}"
        super().__init__(told if msg_prefix is None else f"{msg_prefix}: {told}")


class UFuncTypeError(TypeError):
    __module__ = "numpy.core._exceptions"


def _shape(text):
    sizes = re.findall(r"\d+", text)
    return "(" + ",".join(sizes) + (",)" if len(sizes) == 1 else ")")


def _of_mask(found):
    mask, indexed, at = re.findall(r"\d+", found[1]), re.findall(r"\d+", found[2]), int(found[3])
    # NumPy names the first dimension that does not fit
    off = next((n for n, size in enumerate(mask) if size != indexed[at + n]), 0)
    return IndexError(
        f"boolean index did not match indexed array along dimension {at + off}; "
        f"dimension is {indexed[at + off]} but corresponding boolean dimension is {mask[off]}"
    )


_words = (
    (r"Dimension out of range \(expected to be in range of \[-(\d+), \d+\], but got (-?\d+)\)",
     lambda found: AxisError(int(found[2]), int(found[1]))),
    (r"permute\(\): duplicate dims", lambda found: ValueError("repeated axis in transpose")),
    (r"dim \d+ appears multiple times", lambda found: ValueError("duplicate value in 'axis'")),
    (r".*argument 'dim'.* must be .*ints?, not (\w+)$",
     lambda found: TypeError(f"'{found[1]}' object cannot be interpreted as an integer")),
    (r"shape mismatch: indexing tensors could not be broadcast together with shapes (.*)",
     lambda found: IndexError(
         "shape mismatch: indexing arrays could not be broadcast together with shapes "
         + "".join(_shape(one) + " " for one in re.findall(r"\[.*?\]", found[1]))
     )),
    (r"The shape of the mask (\[.*\]) at index \d+ does not match the shape of the indexed tensor (\[.*\]) at index (\d+)", _of_mask),
    (r"The expanded size of the tensor .* Target sizes: (\[.*\])\.  Tensor sizes: (\[.*\])",
     lambda found: ValueError(
         f"could not broadcast input array from shape {_shape(found[2])} into shape {_shape(found[1])}"
     )),
)


def in_words(error):
    """The error as NumPy words it, else the error itself."""
    for pattern, made in _words:
        found = re.match(pattern, str(error))
        if found:
            return made(found)
    return error


def of_values(error, array, index, value):
    """Of what was to be written where a mask is true."""
    found = re.match(r"shape mismatch: value tensor of shape (\[.*\]) cannot be broadcast to indexing result of shape (\[.*\])", str(error))
    if not found:
        return in_words(error)
    if getattr(index, "dtype", None) == "bool":
        return ValueError(
            f"NumPy boolean array indexing assignment cannot assign {value.size} input values to the {array[index].size} output "
            "values where the mask is true"
        )
    return ValueError(
        f"shape mismatch: value array of shape {_shape(found[1])}  could not be broadcast to indexing result of shape {_shape(found[2])}"
    )


def of_shape(array, shape):
    """Why an array does not take a shape; None where it is for none of these reasons."""
    for size in shape:
        if not hasattr(size, "__index__"):
            return TypeError(f"'{type(size).__name__}' object cannot be interpreted as an integer")
    sizes = list(shape)
    if sum(size < 0 for size in sizes) > 1:
        return ValueError("can only specify one unknown dimension")
    # as NumPy writes it, without what is unknown in front
    while sizes and sizes[0] < 0:
        sizes.pop(0)
    told = ",".join("newaxis" if size < 0 else str(size) for size in sizes)
    return ValueError(f"cannot reshape array of size {array.size} into shape ({told}" + (",)" if len(shape) == 1 else ")"))
