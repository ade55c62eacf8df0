"""help() and x?: what the lab's own help says of torch and numpy, and Python's own help of everything else."""
import inspect
import sys

from spiralroom import texts

_modules = (
    "torch.nn.functional torch.linalg torch.autograd torch.nn torch numpy.random numpy".split()
)


def _path_of(thing):
    """Where something of the lab is found, as one writes it in full; None for anything else."""
    named = sys.modules["torch._C"].name_of(thing)
    if named:
        return f"torch.{named}"
    for module in _modules:
        for name, value in vars(sys.modules.get(module, object)).items():
            if value is thing and not name.startswith("_"):
                return f"{module}.{name}"
    return None


def _told(thing):
    """What the lab's own help says; empty where it says nothing."""
    try:
        path = _path_of(thing)
    except (KeyError, AttributeError, TypeError):
        return ""
    return sys.modules["torch._C"].help_of(path) if path else ""


def help(*things):
    if not things:
        return print(texts.say("help"))
    told = _told(things[0])
    if told:
        return print(told)
    import pydoc

    pydoc.Helper(output=sys.stdout).help(things[0])


def describe(thing, name, source=False):
    """What `x?` tells of x; with its source for `x??`."""
    told = _told(thing)
    if told:
        return told
    rows = _call(thing, name) if callable(thing) else _value(thing)
    if source:
        try:
            rows.append(f"Source:\n{inspect.getsource(thing).rstrip()}")
        except (OSError, TypeError):
            pass
    return "\n".join(rows)


def _call(thing, name):
    try:
        signature = str(inspect.signature(thing))
    except (TypeError, ValueError):
        signature = "(...)"
    return [f"Signature: {name}{signature}", f"Docstring: {inspect.getdoc(thing) or '<no docstring>'}"]


def _value(thing):
    rows = [f"Type:        {type(thing).__name__}", f"String form: {thing}"]
    try:
        rows.append(f"Length:      {len(thing)}")
    except TypeError:
        pass
    own = inspect.getdoc(thing)
    return rows + [f"Docstring:   {own}"] if own else rows
