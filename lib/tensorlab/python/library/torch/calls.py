"""What PyTorch says of a call whose arguments it does not take: from the overloads that it has, in its words.

The overloads stand in torch/signatures.py, written as PyTorch's own sources write them: "sum(Tensor input, *, ScalarType? dtype=)".
How one is chosen and what is said when none fits follows PyTorch 1.13 (torch/csrc/utils/python_arg_parser.cpp and
invalid_arguments.cpp): the only overload that could take so many arguments tells what is wrong; otherwise all are listed.
"""

import builtins
import importlib
import inspect
import re
import types

import numpy
import torch

# PyTorch's own word for a type, and what stands for it in messages
_words = {
    "Tensor": "Tensor", "Scalar": "Number", "int64_t": "int", "SymInt": "SymInt", "double": "float", "complex": "complex",
    "TensorList": "tuple of Tensors", "ITensorListRef": "tuple of Tensors", "c10::List<c10::optional<Tensor>>": "tuple of Tensors",
    "IntArrayRef": "tuple of ints", "SymIntArrayRef": "tuple of SymInts", "ArrayRef<double>": "tuple of floats",
    "ArrayRef<Scalar>": "tuple of Scalars", "Generator": "torch.Generator", "bool": "bool", "Storage": "torch.Storage",
    "PyObject*": "object", "ScalarType": "torch.dtype", "Layout": "torch.layout", "MemoryFormat": "torch.memory_format",
    "QScheme": "torch.qscheme", "Device": "torch.device", "Stream": "torch.Stream", "std::string": "str",
    "c10::string_view": "str", "Dimname": "name", "DimnameList": "tuple of names",
}
# PyTorch's messages are written into so much memory
_longest = 1023
_numpy_names = {"dim": ["axis"], "keepdim": ["keepdims"], "input": ["x", "a", "x1"], "other": ["x2"]}
_numbers_as_tensors = re.compile("(copy|add|sub|subtract|mul|multiply|div|divide|true_divide|floor_divide)_?")


def type_name(value):
    """The name that C has for a value's type: with its module for types of C and of torch."""
    kind = type(value)
    for known, name in ((torch.dtype, "torch.dtype"), (torch.device, "torch.device"), (torch.Generator, "torch._C.Generator"),
                        (torch.Size, "torch.Size"), (numpy.ndarray, "numpy.ndarray")):
        if kind is known:
            return name
    if _numpy_kind(value):
        return f"numpy.{kind.__name__}"
    made_in_c = not kind.__flags__ & 1 << 9
    return kind.__name__ if kind.__module__ == "builtins" or not made_in_c else f"{kind.__module__}.{kind.__name__}"


def _numpy_kind(value):
    """"f", "i" or "u" of one of NumPy's numbers; empty for anything else."""
    if type(value).__module__ != "numpy" or isinstance(value, numpy.ndarray) or not hasattr(value, "dtype"):
        return ""
    return value.dtype.kind


def _is_int(value):
    return isinstance(value, int) and not isinstance(value, bool) or _numpy_kind(value) in {"i", "u"}


def _is_number(value):
    return isinstance(value, (int, float, complex)) or _numpy_kind(value) in {"f", "i", "u"}


def _is_lone(value, whole=False):
    """Whether a tensor may stand for a number, or for a whole one."""
    if not isinstance(value, torch.Tensor) or value.dim() or value.requires_grad:
        return False
    return not whole or not value.is_floating_point() and value.dtype is not torch.bool


class Refused(Exception):
    """What is said at once, whatever other overloads there are."""


class Parameter:
    def __init__(self, written, keyword_only, of):
        kind, name = written.split(" ")
        self.keyword_only = keyword_only
        self.optional = "=" in name
        self.name = name.split("=")[0]
        self.kind, self.size, question = re.fullmatch(r"([^\[?]+)(?:\[(\d+)\])?(\??)", kind).groups()
        self.none = bool(question) or name.endswith("=None")
        self.word = _words[self.kind]
        self.numbers = self.kind == "Tensor" and _numbers_as_tensors.fullmatch(of)

    def of(self, keywords):
        for name in [self.name, *_numpy_names.get(self.name, ())]:
            if name in keywords:
                return keywords[name]
        return None

    def is_in(self, keywords):
        return any(name in keywords for name in [self.name, *_numpy_names.get(self.name, ())])

    def takes(self, value, at):
        listed = isinstance(value, (list, tuple))
        if self.kind == "Tensor":
            return isinstance(value, torch.Tensor) or bool(self.numbers) and _is_number(value)
        if self.kind in ("Scalar", "complex"):
            return _is_number(value) or _is_lone(value)
        if self.kind == "double":
            return _is_number(value) and not isinstance(value, complex) or _is_lone(value)
        if self.kind in ("int64_t", "SymInt"):
            return _is_int(value) or _is_lone(value, whole=True)
        if self.word == "tuple of Tensors":
            return listed and self._tensors(value, at)
        if self.word in ("tuple of ints", "tuple of SymInts"):
            return not value or _is_int(value[0]) if listed else bool(self.size) and _is_int(value)
        if self.word == "tuple of floats":
            return listed and (not value or _is_number(value[0]))
        if self.word == "tuple of Scalars":
            return listed and all(map(_is_number, value))
        if self.kind == "DimnameList":
            return not value or _is_name(value[0]) if listed else self.size == "1" and _is_name(value)
        return self._takes_one(value)

    def _takes_one(self, value):
        if self.kind == "Dimname":
            return _is_name(value)
        if self.kind == "bool":
            return isinstance(value, bool)
        if self.kind == "ScalarType":
            return isinstance(value, torch.dtype) or isinstance(value, type) and value in (float, int, bool)
        if self.kind == "Device":
            return isinstance(value, (str, torch.device)) or _is_int(value)
        if self.word == "str":
            return isinstance(value, str)
        if self.kind == "Generator":
            return isinstance(value, torch.Generator)
        return self.kind == "PyObject*"

    @staticmethod
    def _tensors(values, argument):
        for at, value in enumerate(values):
            if not isinstance(value, torch.Tensor):
                raise Refused(f"expected Tensor as element {at} in argument {argument}, but got {type_name(value)}")
        return True


def _is_name(value):
    return value is None or isinstance(value, str)


class Signature:
    """One overload, from how PyTorch writes it."""

    def __init__(self, written):
        written, _, self.hidden = written.partition("|")
        self.name, _, listed = written[:-1].partition("(")
        self.parameters = []
        keyword_only = False
        for part in listed.split(", ") if listed else ():
            if part == "*":
                keyword_only = True
            else:
                self.parameters.append(Parameter(part, keyword_only, self.name))
        self.least = sum(not p.optional for p in self.parameters)
        self.positional = sum(not p.keyword_only for p in self.parameters)

    def __str__(self):
        parts = [f"{p.word} {p.name}" for p in self.parameters]
        if self.positional < len(parts):
            parts.insert(self.positional, "*")
        return f"({', '.join(parts)})"

    def misfit(self, given, keywords):
        """What is wrong with the arguments; None when they fit."""
        as_sizes = self.positional == 1 and self.parameters[0].word in ("tuple of ints", "tuple of SymInts")
        if len(given) > self.positional and not as_sizes:
            return self._too_many(len(given))
        at = 0
        left = len(keywords)
        for number, parameter in enumerate(self.parameters):
            named = at >= len(given)
            if not named and parameter.keyword_only:
                return self._too_many(len(given))
            there = not named or parameter.is_in(keywords)
            value = parameter.of(keywords) if named else given[at]
            if there and not (value is None and parameter.none) and not parameter.takes(value, number):
                if not named and as_sizes and at == 0 and _is_int(given[0]):
                    at = len(given)
                    continue
                return self._wrong(parameter, None if named else at + 1, value)
            if not there and not parameter.optional:
                return self._missing(number)
            if not named:
                at += 1
            elif there:
                left -= 1
        return self._unexpected(keywords, len(given)) if left else None

    def _too_many(self, count):
        most = self.positional
        if self.least != most:
            return f"{self.name}() takes from {self.least} to {most} positional arguments but {count} were given"
        was = "was" if count == 1 else "were"
        return f"{self.name}() takes {most} positional argument{'' if most == 1 else 's'} but {count} {was} given"

    def _missing(self, first):
        names = [f'"{p.name}"' for p in self.parameters[first:] if not p.optional]
        # PyTorch has it the wrong way round
        ending = "s" if len(names) == 1 else ""
        return f"{self.name}() missing {len(names)} required positional argument{ending}: {', '.join(names)}"

    def _wrong(self, parameter, position, value):
        place = f" (position {position})" if position else ""
        return f"{self.name}(): argument '{parameter.name}'{place} must be {parameter.word}, not {type_name(value)}"

    def _unexpected(self, keywords, count):
        names = [p.name for p in self.parameters]
        for name in keywords:
            if name not in names:
                return f"{self.name}() got an unexpected keyword argument '{name}'"
            if names.index(name) < count:
                return f"{self.name}() got multiple values for argument '{name}'"
        return "invalid keyword arguments"

    # what follows reads the overload as it is printed, which is what PyTorch does when it lists them

    def _fits_exactly(self, value, parameter):
        """Whether a type is called what the overload calls it."""
        name = type_name(value)
        return name in ("float", "int", "long") if parameter.word == "float" else name == parameter.word

    def told_against(self, given, keywords):
        """The arguments, those of a wrong type marked; None for another number of arguments than is printed."""
        printed = self._printed()
        if len(given) + len(keywords) != len(printed):
            return None
        told = [self._told(p, given[at] if at < len(given) else keywords[p.name], at >= len(given))
                for at, p in enumerate(printed)]
        return _listed(told, given)

    def unknown(self, keywords):
        """Names that stand at none of the last places, where names are looked for."""
        names = [p and p.name for p in self._printed()]
        return [name for name in keywords if name not in names[max(0, len(names) - len(keywords)):]]

    def why_not(self, given, keywords):
        """The line under a listed overload that takes as many arguments; empty for others."""
        unknown = self.unknown(keywords)
        if unknown and len(given) + len(keywords) == len(self._printed()):
            return f"      didn't match because some of the keywords were incorrect: {', '.join(unknown)}\n"
        told = None if unknown else self.told_against(given, keywords)
        return told and f"      didn't match because some of the arguments have invalid types: {told}\n" or ""

    def _printed(self):
        # an asterisk, and nothing at all, count as arguments
        parts = list(self.parameters)
        if self.positional < len(parts):
            parts.insert(self.positional, None)
        return parts or [None]

    def _told(self, parameter, value, named):
        mark = "" if parameter and self._fits_exactly(value, parameter) else "!"
        text = f"{parameter.name}=" if named else ""
        return f"{mark}{text}{type_name(value)}{mark}"


def _listed(told, given):
    # a comma stays behind when nothing was given by its place
    return f"({', '.join(told)}{'' if given or not told else ', '})"


def _none_fits(signatures, given, keywords):
    """What is said when none of several overloads fits."""
    count = len(given) + len(keywords)
    shown = [s for s in signatures if not s.hidden]
    plausible = [s for s in shown if s.least <= count <= len(s.parameters)]
    if len(plausible) == 1:
        return plausible[0].misfit(given, keywords)
    # C++ keeps the newest first
    named = dict(reversed(keywords.items()))
    told = [type_name(value) for value in given] + [f"{name}={type_name(value)}" for name, value in named.items()]
    head = f"{signatures[0].name}() received an invalid combination of arguments - got"
    if len(shown) == 1:
        unknown = shown[0].unknown(named)
        if unknown:
            return f"{head} unrecognized keyword arguments: {', '.join(unknown)}"
        return f"{head} {shown[0].told_against(given, named) or _listed(told, given)}, but expected {shown[0]}"
    lines = [f" * {s}\n{s.why_not(given, named)}" for s in shown]
    return f"{head} {_listed(told, given)}, but expected one of:\n{''.join(lines)}"


def _unpacked(signature, given, keywords):
    """What is said of a list of whole numbers of which only the first is one: of the others PyTorch learns as it reads them."""
    if signature.name == "new" and len(given) == 1:
        # to a constructor a list is data
        return None
    for at, parameter in enumerate(signature.parameters):
        value = given[at] if at < len(given) else parameter.of(keywords)
        if "ints" not in parameter.word.lower():
            continue
        if at == 0 and _is_int(value) and len(given) > 1 and signature.positional == 1:
            value = given
        if not isinstance(value, (list, tuple)):
            continue
        for place, item in enumerate(value):
            if not _is_int(item) and not _is_lone(item, whole=True):
                said = f"but found element of type {type_name(item)} at pos {place + 1}"
                return f"{signature.name}(): argument '{parameter.name}' must be {parameter.word}, {said}"
    return None


def _plain(written, given, keywords):
    """The same of a function that takes nothing, or one thing, and knows no names: "! _TensorBase.item takes no arguments"."""
    _, name, wanted = written.split(" ", 2)
    if keywords:
        return TypeError, f"{name}() takes no keyword arguments"
    right = 1 if "one" in wanted else 0
    return None if len(given) == right else (TypeError, f"{name}() {wanted} ({len(given)} given)")


def misfit(overloads, given, keywords):
    """What PyTorch says of the arguments, and the error's class; None when an overload takes them.

    overloads: as they are written; those it no longer shows come last."""
    if overloads[0].startswith("! "):
        return _plain(overloads[0], given, keywords)
    signatures = sorted(map(Signature, overloads), key=lambda s: s.hidden == "deprecated")
    try:
        for signature in signatures:
            said = signature.misfit(given, keywords)
            if said and len(signatures) == 1:
                return TypeError, said
            if not said:
                said = _unpacked(signature, given, keywords)
                return said and (TypeError, said)
        return TypeError, _none_fits(signatures, given, keywords)[:_longest]
    except Refused as refused:
        return TypeError, str(refused)


def _written(path):
    """What torch/signatures.py has of a function: its lines."""
    text = importlib.import_module("torch.signatures").overloads
    _, found, after = text.partition(f"\n{path}\n")
    lines = []
    for line in after.split("\n") if found else ():
        if not line.startswith(" "):
            break
        lines.append(line[1:])
    return lines


def _bound(written, given, keywords):
    """What Python says of a call of a function whose first line is this; None when the arguments fit."""
    name, _, listed = written[4:-1].partition("(")
    plain, defaults, only, flags, rest = [], 0, [], 0, []
    names = plain
    for part in listed.split(", ") if listed else ():
        if part == "/":
            continue
        if part.startswith("**"):
            flags |= inspect.CO_VARKEYWORDS
            rest.append(part[2:])
        elif part.startswith("*"):
            names = only
            if part != "*":
                flags |= inspect.CO_VARARGS
                rest.insert(0, part[1:])
        else:
            names.append(part)
            defaults += names is plain and part.endswith("=")
    code = (lambda: None).__code__
    variables = tuple(part.rstrip("=") for part in plain + only) + tuple(rest)
    code = code.replace(
        co_argcount=len(plain), co_kwonlyargcount=len(only), co_nlocals=len(variables), co_varnames=variables,
        co_flags=code.co_flags | flags, co_name=name, co_qualname=name,
    )
    function = types.FunctionType(code, {}, name, (None,) * defaults)
    function.__qualname__ = name
    function.__kwdefaults__ = {part[:-1]: None for part in only if part.endswith("=")}
    try:
        function(*given, **keywords)
    except TypeError as error:
        return TypeError, str(error)
    return None


def _of_python(lines, given, keywords, own_words):
    """The same of a function that PyTorch has in Python: how it is called, then what it says of an argument of a wrong type.

    own_words: what the lab says."""
    unbound = _bound(lines[0], given, keywords)
    if unbound:
        return unbound
    names = [part.rstrip("=") for part in lines[0].partition("(")[2][:-1].split(", ")]
    if names[0] in ("*tensors", "*matrices"):
        return _of_tensors(lines[0][4:].partition("(")[0], given)
    values = {**dict(zip(names, given)), **keywords}
    for line in lines[1:]:
        name, kind, said = line.split(" ", 2)
        if name not in values or f"argument '{name}'" not in own_words and ("tensor" not in kind or isinstance(values[name], torch.Tensor)):
            continue
        if said.endswith("attribute 'size'") and isinstance(values[name], numpy.ndarray):
            return TypeError, "'int' object is not callable"
        return getattr(builtins, kind.removesuffix("-tensor")), said.replace("{}", type_name(values[name])).replace("\\n", "\n")
    return None


def _of_tensors(name, given):
    """The same of a function of any number of tensors."""
    if name.startswith("atleast"):
        # one goes on as it is, several as a tuple
        return misfit([f"{name}(Tensor input)", f"{name}(TensorList tensors)"], given if len(given) == 1 else (given,), {})
    if name == "meshgrid" and len(given) == 1 and isinstance(given[0], (list, tuple)):
        given = given[0]
    try:
        Parameter._tensors(given, 0)
    except Refused as refused:
        return TypeError, str(refused)
    return None


def _nameless(signatures, given, keywords, owner):
    """What is said when an overload takes a name for a dimension: dimensions of this lab have none, nor have most of PyTorch's."""
    for signature in map(Signature, signatures):
        if signature.misfit(given, keywords):
            continue
        for at, parameter in enumerate(signature.parameters):
            value = given[at] if at < len(given) else parameter.of(keywords)
            value = value[0] if parameter.kind == "DimnameList" and isinstance(value, (list, tuple)) and value else value
            if parameter.kind.startswith("Dimname") and isinstance(value, str):
                if not value.isidentifier():
                    wanted = "a valid identifier contains only digits, alphabetical characters, and/or underscore"
                    return RuntimeError, f"Invalid name: {wanted} and starts with a non-digit. got: '{value}'."
                return RuntimeError, f"Name '{value}' not found in Tensor[{', '.join(['None'] * owner.dim())}]."
        return None
    return None


def _said(target, given, keywords, own_words):
    """What PyTorch says of a call; None where nothing is known of it."""
    is_method = target[0] == "t"
    lines = _written(f"Tensor.{target[2:]}" if is_method else target[2:]) if target[0] in "mt" else []
    if not lines:
        return None
    if lines[0].startswith("def "):
        return _of_python(lines, given, keywords, own_words)
    own = given[1:] if is_method else given
    tensor = next((value for value in [*given, *keywords.values()] if isinstance(value, torch.Tensor)), None)
    known = misfit(lines, own, keywords) or tensor is not None and _nameless(lines, own, keywords, tensor)
    return known or (TypeError, f"{own_words} (PyTorch takes this; it is not part of this lab)")


def refused(target, given, keywords, own_words):
    """The error for a call that the lab does not take.

    target: "m.sum" for the function, "t.sum" for the method, whose tensor comes first. own_words: what the lab itself says."""
    try:
        kind, message = _said(target, given, keywords, own_words) or (TypeError, own_words)
    except Exception:
        # a program may have put its own in the place of what this needs
        return TypeError(own_words)
    return kind(message)
