"""NumPy's own files in the notebook's files: .npy and .npz as NumPy writes and reads them, and tables of text."""

import array
import ast
import io
import os
import struct
import zipfile

import numpy as np

_magic = b"\x93NUMPY"
_codes = {
    "float64": ("<f8", "d"), "float32": ("<f4", "f"), "int64": ("<i8", "q"), "int32": ("<i4", "i"), "int16": ("<i2", "h"), "int8": ("|i1", "b"),
    "uint8": ("|u1", "B"), "bool": ("|b1", "B"),
}


def bytes_in(given):
    """The array's numbers as they lie in memory."""
    code = _codes[given.dtype.name][1]
    return array.array(code, (int(one) if code in "bBhiq" else one for one in given.ravel().tolist())).tobytes()


def _bytes_of(given):
    given = np.asarray(given)
    if not hasattr(given, "tolist") or given.dtype.name not in _codes:
        raise NotImplementedError("np.save of anything but arrays of numbers is not part of this lab")
    written = _codes[given.dtype.name][0]
    head = f"{{'descr': '{written}', 'fortran_order': False, 'shape': {given.shape}, }}".encode()
    # what follows the head begins at a multiple of 64
    head += b" " * (63 - (10 + len(head)) % 64) + b"\n"
    return _magic + b"\x01\x00" + struct.pack("<H", len(head)) + head + bytes_in(given.reshape(-1))


def _array_of(data):
    wide = data[6] > 1
    at = 12 if wide else 10
    (size,) = struct.unpack("<I" if wide else "<H", data[8:at])
    head = ast.literal_eval(data[at : at + size].decode("latin1"))
    name, code = next(((name, code) for name, (written, code) in _codes.items() if written == head["descr"]), (None, None))
    if name is None:
        raise NotImplementedError(f"arrays of {head['descr']} are not part of this lab")
    values = array.array(code)
    values.frombytes(data[at + size :])
    shape = head["shape"]
    if head["fortran_order"]:
        return np.array(values.tolist(), dtype=name).reshape(shape[::-1]).T
    return np.array(values.tolist(), dtype=name).reshape(shape)


def _named(file, ending):
    name = os.fspath(file)
    return name if name.endswith(ending) else name + ending


def _write(file, data, ending):
    if hasattr(file, "write"):
        file.write(data)
        return
    with open(_named(file, ending), "wb") as opened:
        opened.write(data)


def save(file, arr, allow_pickle=True, fix_imports=True):
    _write(file, _bytes_of(arr), ".npy")


def _zipped(file, given, named, kind):
    for at, one in enumerate(given):
        if f"arr_{at}" in named:
            raise ValueError(f"Cannot use un-named variables and keyword arr_{at}")
        named[f"arr_{at}"] = one
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as into:
        for name, one in named.items():
            into.writestr(f"{name}.npy", _bytes_of(one))
    _write(file, made.getvalue(), ".npz")


def savez(file, *args, **kwds):
    _zipped(file, args, kwds, zipfile.ZIP_STORED)


def savez_compressed(file, *args, **kwds):
    _zipped(file, args, kwds, zipfile.ZIP_DEFLATED)


class NpzFile:
    """The arrays of an .npz file by their names."""

    def __init__(self, data):
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.files = [name.removesuffix(".npy") for name in self._zip.namelist()]

    def __getitem__(self, name):
        if name not in self.files:
            raise KeyError(f"{name} is not a file in the archive")
        return _array_of(self._zip.read(f"{name}.npy"))

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def __contains__(self, name):
        return name in self.files

    def keys(self):
        return list(self.files)

    def values(self):
        return [self[name] for name in self.files]

    def items(self):
        return [(name, self[name]) for name in self.files]

    def close(self):
        self._zip.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


NpzFile.__module__ = "numpy.lib.npyio"


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII"):
    if hasattr(file, "read"):
        data = file.read()
    else:
        with open(file, "rb") as opened:
            data = opened.read()
    if not data:
        raise EOFError("No data left in file")
    if data[:2] == b"PK":
        return NpzFile(data)
    if data[:6] == _magic:
        return _array_of(data)
    if allow_pickle:
        raise NotImplementedError("np.load of pickled objects is not part of this lab")
    raise ValueError("Cannot load file containing pickled data when allow_pickle=False")


def _format_of(fmt, columns, delimiter):
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != columns:
            raise AttributeError(f"fmt has wrong shape.  {fmt}")
        return delimiter.join(fmt)
    return fmt if fmt.count("%") > 1 else delimiter.join([fmt] * columns)


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    rows = np.asarray(X)
    if rows.ndim == 0 or rows.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {rows.ndim}D array instead")
    rows = rows.reshape(-1, 1) if rows.ndim == 1 else rows
    form = _format_of(fmt, rows.shape[1], delimiter)
    texts = [comments + header.replace("\n", "\n" + comments)] if header else []
    for row in rows.tolist():
        try:
            texts.append(form % tuple(row))
        except TypeError:
            raise TypeError(f"Mismatch between array dtype ('{rows.dtype}') and format specifier ('{form}')") from None
    texts += [comments + footer.replace("\n", "\n" + comments)] if footer else []
    text = "".join(one + newline for one in texts)
    if hasattr(fname, "write"):
        try:
            fname.write(text)
        except TypeError:
            fname.write(text.encode("latin1"))
        return
    with open(fname, "w", encoding=encoding or "latin1") as opened:
        opened.write(text)


def _lines_of(fname, comments, encoding):
    if isinstance(fname, (list, tuple)):
        lines = list(fname)
    elif hasattr(fname, "read"):
        lines = fname.read()
        lines = (lines.decode() if isinstance(lines, bytes) else lines).splitlines()
    else:
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{os.fspath(fname)} not found.")
        with open(fname, encoding=encoding if encoding not in (None, "bytes") else "utf-8") as opened:
            lines = opened.read().splitlines()
    marks = (comments,) if isinstance(comments, str) else tuple(comments or ())
    for line in lines:
        for mark in marks:
            line = line.split(mark, 1)[0]
        yield line


def _of_rows(rows, dtype, unpack, ndmin):
    made = np.array(rows, dtype=dtype) if rows else np.zeros((0,), dtype=dtype)
    if made.ndim == 2 and ndmin < 2:
        made = made.squeeze()
        made = made if isinstance(made, np.ndarray) else np.array(made)
    made = made.reshape(1) if made.ndim == 0 and ndmin == 1 else made
    return made.T if unpack else made


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0,
            encoding="bytes", max_rows=None, *, quotechar=None):
    if converters is not None or quotechar is not None:
        raise NotImplementedError("converters= and quotechar= of np.loadtxt are not part of this lab")
    columns = (usecols,) if isinstance(usecols, int) else usecols
    lines = list(_lines_of(fname, comments, encoding))[skiprows:]
    rows = []
    for line in filter(str.strip, lines):
        if len(rows) == max_rows:
            break
        words = line.split(delimiter)
        if rows and columns is None and len(words) != len(rows[0]):
            raise ValueError(
                f"the number of columns changed from {len(rows[0])} to {len(words)} at row {len(rows) + 1}; use `usecols` to select "
                "a subset and avoid this error"
            )
        rows.append([_number(words[at], dtype, len(rows), at) for at in (range(len(words)) if columns is None else columns)])
    return _of_rows(rows, dtype, unpack, ndmin)


def _number(word, dtype, row, column):
    kind = np.dtype(dtype)
    try:
        return int(word) if kind.kind in "iu" else float(word)
    except ValueError:
        raise ValueError(f"could not convert string {word!r} to {kind} at row {row}, column {column + 1}.") from None


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, usecols=None, unpack=False,
               filling_values=float("nan"), encoding="bytes", max_rows=None, **more):
    if more:
        raise NotImplementedError(f"{next(iter(more))}= of np.genfromtxt is not part of this lab")
    lines = list(_lines_of(fname, comments, encoding))[skip_header:]
    lines = [line for line in (lines[:-skip_footer] if skip_footer else lines) if line.strip()][:max_rows]
    columns = (usecols,) if isinstance(usecols, int) else usecols
    rows = []
    for line in lines:
        words = line.split(delimiter)
        rows.append([_number_or(words[at], filling_values) for at in (range(len(words)) if columns is None else columns)])
    uneven = [at for at, row in enumerate(rows) if len(row) != len(rows[0])]
    if uneven:
        told = "\n".join(f"    Line #{at + 1 + skip_header} (got {len(rows[at])} columns instead of {len(rows[0])})" for at in uneven)
        raise ValueError(f"Some errors were detected !\n{told}")
    return _of_rows(rows, dtype, unpack, 0)


def _number_or(word, instead):
    try:
        return float(word)
    except ValueError:
        return instead
