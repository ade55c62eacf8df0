"""Modules that hold modules: Sequential, ModuleList, ModuleDict, and lists of parameters."""

import operator
from collections import OrderedDict
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


def _place(index, count):
    index = operator.index(index)
    if not -count <= index < count:
        raise IndexError(f"index {index} is out of range")
    return index % count


class _Numbered(Module):
    """Modules under the names "0", "1", …"""

    def _name_at(self, index):
        return list(self._modules)[_place(index, len(self))]

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._cut(list(self._modules.items())[index])
        return self._modules[self._name_at(index)]

    def __setitem__(self, index, module):
        setattr(self, self._name_at(index), module)

    def __delitem__(self, index):
        names = list(self._modules)
        for name in names[index] if isinstance(index, slice) else [self._name_at(index)]:
            delattr(self, name)
        self._renumber()

    def _renumber(self):
        pass

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __dir__(self):
        return [name for name in super().__dir__() if not name.isdigit()]

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self


class Sequential(_Numbered):
    def __init__(self, *modules):
        super().__init__()
        named = len(modules) == 1 and isinstance(modules[0], OrderedDict)
        for name, module in modules[0].items() if named else enumerate(modules):
            self.add_module(str(name), module)

    def _cut(self, items):
        return type(self)(OrderedDict(items))

    def forward(self, input):
        for module in self:
            input = module(input)
        return input

    def extend(self, modules):
        for module in modules:
            self.append(module)
        return self

    def insert(self, index, module):
        if not isinstance(module, Module):
            raise AssertionError(f"module should be of type: {Module}")
        count = len(self)
        if not -count <= index <= count:
            raise IndexError(f"Index out of range: {index}")
        modules = list(self)
        modules.insert(index + count if index < 0 else index, module)
        self._modules.clear()
        for at, each in enumerate(modules):
            self.add_module(str(at), each)
        return self

    def pop(self, index):
        taken = self[index]
        del self[index]
        return taken

    def _renumber(self):
        modules = list(self._modules.values())
        self._modules.clear()
        for at, module in enumerate(modules):
            self._modules[str(at)] = module


class ModuleList(_Numbered):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.extend(modules)

    def _cut(self, items):
        return type(self)([module for _, module in items])

    def _renumber(self):
        modules = list(self._modules.values())
        self._modules.clear()
        for at, module in enumerate(modules):
            self._modules[str(at)] = module

    def extend(self, modules):
        if not hasattr(modules, "__iter__"):
            raise TypeError(
                "ModuleList.extend should be called with an iterable, but got " + type(modules).__name__
            )
        for module in modules:
            self.append(module)
        return self

    def insert(self, index, module):
        modules = list(self)
        modules.insert(index, module)
        self._modules.clear()
        self.extend(modules)

    def pop(self, index):
        taken = self[index]
        del self[index]
        return taken

    def __add__(self, other):
        return ModuleList([*self, *other])

    def __iadd__(self, modules):
        return self.extend(modules)


class ModuleDict(Module):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __delitem__(self, key):
        del self._modules[key]

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __contains__(self, key):
        return key in self._modules

    def clear(self):
        self._modules.clear()

    def pop(self, key):
        return self._modules.pop(key)

    def keys(self):
        return self._modules.keys()

    def items(self):
        return self._modules.items()

    def values(self):
        return self._modules.values()

    def update(self, modules):
        for key, module in modules.items() if hasattr(modules, "items") else modules:
            self[key] = module


def _described(parameter, kept_in_dict=False):
    sizes = "x".join(str(size) for size in parameter.size())
    kind = "Parameter" if isinstance(parameter, Parameter) else "Tensor"
    named = parameter.type() if kept_in_dict else parameter.dtype
    return f"{kind} containing: [{named} of size {sizes}]"


class ParameterList(Module):
    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            self.extend(values)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return ParameterList([self[at] for at in range(*index.indices(len(self)))])
        return getattr(self, str(_place(index, len(self))))

    def __setitem__(self, index, value):
        setattr(self, str(_place(index, len(self))), value if isinstance(value, Parameter) else Parameter(value))

    def __len__(self):
        return self._size

    def __iter__(self):
        return iter([self[at] for at in range(len(self))])

    def append(self, value):
        self._size += 1
        self[-1] = value
        return self

    def extend(self, values):
        for value in values:
            self.append(value)
        return self

    def extra_repr(self):
        return "\n".join(f"  ({at}): {_described(value)}" for at, value in enumerate(self))


class ParameterDict(Module):
    def __init__(self, parameters=None):
        super().__init__()
        self._keys = {}
        for key, value in dict(parameters or {}).items():
            self[key] = value

    def __getitem__(self, key):
        return getattr(self, key)

    def __setitem__(self, key, value):
        self._keys[key] = None
        setattr(self, key, value if isinstance(value, Parameter) else Parameter(value))

    def __delitem__(self, key):
        del self._keys[key]
        delattr(self, key)

    def __len__(self):
        return len(self._keys)

    def __iter__(self):
        return iter(self._keys)

    def __contains__(self, key):
        return key in self._keys

    def keys(self):
        return self._keys.keys()

    def values(self):
        return [self[key] for key in self._keys]

    def items(self):
        return [(key, self[key]) for key in self._keys]

    def extra_repr(self):
        return "\n".join(f"  ({key}): {_described(value, True)}" for key, value in self.items())
