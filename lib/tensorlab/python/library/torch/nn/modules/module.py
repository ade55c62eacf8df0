"""Module: what layers and networks are. It keeps parameters, buffers and other modules that are assigned to it."""

import torch
from collections import OrderedDict, namedtuple
from torch._C import RemovableHandle, name_of, op
from torch.nn.parameter import Parameter
from types import FunctionType


class _IncompatibleKeys(namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return super().__repr__()

    __str__ = __repr__


def _typename(value):
    if isinstance(value, torch.Tensor):
        return value.type()
    function = name_of(value)
    if function and "." not in function:
        return f"torch._VariableFunctionsClass.{function}"
    module = getattr(value, "__module__", None)
    name = getattr(value, "__qualname__", type(value).__name__)
    return name if module in (None, "builtins") else f"{module}.{name}"


def own_init(cls):
    """Gives one of torch's classes its base's __init__ under its own name, by which errors call it."""
    if "__init__" in cls.__dict__ or not cls.__module__.startswith("torch."):
        return
    base = cls.__init__
    cls.__init__ = FunctionType(base.__code__, base.__globals__, "__init__", base.__defaults__, base.__closure__)
    cls.__init__.__kwdefaults__ = base.__kwdefaults__
    cls.__init__.__qualname__ = f"{cls.__qualname__}.__init__"


def _indented(text):
    first, *rest = text.split("\n")
    return "\n".join([first] + ["  " + line for line in rest])


# what lies in the three tables of a module, and how each is called in messages
_tables = {
    "_parameters": ("parameter", Parameter, "torch.nn.Parameter or None"),
    "_modules": ("child module", None, "torch.nn.Module or None"),
    "_buffers": ("buffer", torch.Tensor, "torch.Tensor or None"),
}


class Module:
    _version = 1

    def __init__(self):
        keep = super().__setattr__
        keep("training", True)
        for name in ("_parameters", "_buffers", "_modules", "_forward_hooks", "_forward_pre_hooks", "_backward_hooks"):
            keep(name, OrderedDict())
        keep("_non_persistent_buffers_set", set())

    def forward(self, *given):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *given, **named):
        for hook in list(self._forward_pre_hooks.values()):
            changed = hook(self, given)
            if changed is not None:
                given = changed if isinstance(changed, tuple) else (changed,)
        watched = self.__dict__.get("_backward_hooks") and torch.is_grad_enabled()
        if watched:
            from torch.utils.hooks import BackwardHook

            watching = BackwardHook(self._backward_hooks, self)
            given = watching.over_inputs(given)
        out = self.forward(*given, **named)
        for hook in list(self._forward_hooks.values()):
            changed = hook(self, given, out)
            if changed is not None:
                out = changed
        return watching.over_outputs(out) if watched else out

    # attributes

    def __getattr__(self, name):
        for table in _tables:
            found = self.__dict__.get(table)
            if found is not None and name in found:
                return found[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        table = self._table_of(name, value)
        if table is None:
            return super().__setattr__(name, value)
        kind, wanted, described = _tables[table]
        if value is not None and not isinstance(value, wanted or Module):
            raise TypeError(f"cannot assign '{_typename(value)}' as {kind} '{name}' ({described} expected)")
        for other in (self.__dict__, *(self.__dict__[each] for each in _tables)):
            if other is not self.__dict__[table]:
                other.pop(name, None)
        self.__dict__[table][name] = value

    def _table_of(self, name, value):
        """The table that an assigned value belongs into; None for a plain attribute."""
        for table, kind, called in (("_parameters", Parameter, "parameters"), ("_modules", Module, "module")):
            if isinstance(value, kind):
                if table not in self.__dict__:
                    raise AttributeError(f"cannot assign {called} before Module.__init__() call")
                return table
        for table in _tables:
            if name in self.__dict__.get(table, ()):
                return table
        return None

    def __delattr__(self, name):
        for table in _tables:
            if name in self.__dict__.get(table, ()):
                del self.__dict__[table][name]
                self._non_persistent_buffers_set.discard(name)
                return
        super().__delattr__(name)

    def __dir__(self):
        return sorted({*super().__dir__(), *self._parameters, *self._modules, *self._buffers})

    # registering

    def _check_name(self, kind, name, table):
        if "_parameters" not in self.__dict__:
            raise AttributeError(f"cannot assign {kind} before Module.__init__() call")
        if not isinstance(name, str):
            raise TypeError(f"{kind} name should be a string. Got {_typename(name)}")
        if "." in name:
            raise KeyError(f'{kind} name can\'t contain "."' + (f", got: {name}" if kind == "module" else ""))
        if name == "":
            raise KeyError(f'{kind} name can\'t be empty string ""')
        if hasattr(self, name) and name not in table:
            raise KeyError(f"attribute '{name}' already exists")

    def register_parameter(self, name, param):
        self._check_name("parameter", name, self.__dict__.get("_parameters", ()))
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(
                f"cannot assign '{_typename(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)"
            )
        self._parameters[name] = param

    def register_buffer(self, name, tensor, persistent=True):
        self._check_name("buffer", name, self.__dict__.get("_buffers", ()))
        if tensor is not None and not isinstance(tensor, torch.Tensor):
            raise TypeError(
                f"cannot assign '{_typename(tensor)}' object to buffer '{name}' (torch Tensor or None required)"
            )
        self._buffers[name] = tensor
        if persistent:
            self._non_persistent_buffers_set.discard(name)
        else:
            self._non_persistent_buffers_set.add(name)

    def add_module(self, name, module):
        if module is not None and not isinstance(module, Module):
            raise TypeError(f"{_typename(module)} is not a Module subclass")
        self._check_name("module", name, self.__dict__.get("_modules", ()))
        self._modules[name] = module

    register_module = add_module

    def register_forward_hook(self, hook):
        return RemovableHandle(self._forward_hooks, hook)

    def register_forward_pre_hook(self, hook):
        return RemovableHandle(self._forward_pre_hooks, hook)

    def register_full_backward_hook(self, hook):
        return RemovableHandle(self.__dict__.setdefault("_backward_hooks", OrderedDict()), hook)

    def register_backward_hook(self, hook):
        raise NotImplementedError(
            "register_backward_hook, which is deprecated, is not part of this lab: use register_full_backward_hook"
        )

    # walking

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        seen = set() if memo is None else memo
        if self in seen:
            return
        if remove_duplicate:
            seen.add(self)
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                inner = prefix + ("." if prefix else "") + name
                yield from module.named_modules(seen, inner, remove_duplicate)

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def named_children(self):
        seen = set()
        for name, module in self._modules.items():
            if module is not None and module not in seen:
                seen.add(module)
                yield name, module

    def children(self):
        for _, module in self.named_children():
            yield module

    def _named_members(self, table, prefix, recurse):
        seen = set()
        for path, module in self.named_modules(prefix=prefix) if recurse else [(prefix, self)]:
            for name, value in module.__dict__[table].items():
                if value is not None and id(value) not in seen:
                    seen.add(id(value))
                    yield path + ("." if path else "") + name, value

    def named_parameters(self, prefix="", recurse=True):
        yield from self._named_members("_parameters", prefix, recurse)

    def parameters(self, recurse=True):
        for _, parameter in self.named_parameters(recurse=recurse):
            yield parameter

    def named_buffers(self, prefix="", recurse=True):
        yield from self._named_members("_buffers", prefix, recurse)

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def get_submodule(self, target):
        module = self
        for name in target.split(".") if target else ():
            if not hasattr(module, name):
                raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
            module = getattr(module, name)
            if not isinstance(module, Module):
                raise AttributeError(f"`{name}` is not an nn.Module")
        return module

    def get_parameter(self, target):
        path, _, name = target.rpartition(".")
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
        found = getattr(module, name)
        if not isinstance(found, Parameter):
            raise AttributeError(f"`{name}` is not an nn.Parameter")
        return found

    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    # modes, gradients, types

    def train(self, mode=True):
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=False):
        op("m._zero_grad", (list(self.parameters()), set_to_none))

    def _apply(self, fn):
        for module in self.children():
            module._apply(fn)
        for parameter in self._parameters.values():
            if parameter is not None:
                parameter.data = fn(parameter.data)
                if parameter.grad is not None:
                    parameter.grad = fn(parameter.grad)
        for name, buffer in self._buffers.items():
            if buffer is not None:
                self._buffers[name] = fn(buffer)
        return self

    def to(self, *given, **named):
        return self._apply(lambda tensor: tensor.to(*given, **named) if tensor.is_floating_point() else tensor)

    def _cast(self, method):
        return self._apply(lambda tensor: getattr(tensor, method)() if tensor.is_floating_point() else tensor)

    def float(self):
        return self._cast("float")

    def double(self):
        return self._cast("double")

    def half(self):
        return self._cast("half")

    def bfloat16(self):
        return self._cast("bfloat16")

    def type(self, dst_type):
        return self._apply(lambda tensor: tensor.type(dst_type))

    def cpu(self):
        return self._apply(lambda tensor: tensor.cpu())

    def cuda(self, device=None):
        return self._apply(lambda tensor: tensor.cuda(device))

    def share_memory(self):
        return self

    # state

    def state_dict(self, *given, destination=None, prefix="", keep_vars=False):
        out = destination if destination is not None else OrderedDict()
        if not hasattr(out, "_metadata"):
            out._metadata = OrderedDict()
        out._metadata[prefix[:-1]] = {"version": self._version}
        for name, value in self._own_state():
            out[prefix + name] = value if keep_vars else value.detach()
        for name, module in self._modules.items():
            if module is not None:
                module.state_dict(destination=out, prefix=prefix + name + ".", keep_vars=keep_vars)
        return out

    def _own_state(self):
        lasting = {n: b for n, b in self._buffers.items() if n not in self._non_persistent_buffers_set}
        return [(name, value) for name, value in {**self._parameters, **lasting}.items() if value is not None]

    def load_state_dict(self, state_dict, strict=True):
        if not hasattr(state_dict, "items"):
            raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
        wanted = {
            (path + "." if path else "") + name: value
            for path, module in self.named_modules(remove_duplicate=False)
            for name, value in module._own_state()
        }
        missing = [name for name in wanted if name not in state_dict]
        unexpected = [name for name in state_dict if name not in wanted]
        problems = self._copy_state(wanted, state_dict)
        if strict:
            listed = lambda names: ", ".join(f'"{name}"' for name in names)
            if unexpected:
                problems.insert(0, f"Unexpected key(s) in state_dict: {listed(unexpected)}. ")
            if missing:
                problems.insert(0, f"Missing key(s) in state_dict: {listed(missing)}. ")
        if problems:
            told = "\n\t".join(problems)
            raise RuntimeError(f"Error(s) in loading state_dict for {type(self).__name__}:\n\t{told}")
        return _IncompatibleKeys(missing, unexpected)

    @staticmethod
    def _copy_state(wanted, state_dict):
        problems = []
        for name, own in wanted.items():
            given = state_dict.get(name)
            if given is None:
                continue
            if given.shape != own.shape:
                problems.append(
                    f"size mismatch for {name}: copying a param with shape {given.shape} from checkpoint, "
                    f"the shape in current model is {own.shape}."
                )
                continue
            with torch.no_grad():
                own.copy_(given)
        return problems

    # printed form

    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        return ""

    def __repr__(self):
        extra = self.extra_repr()
        told = extra.split("\n") if extra else []
        lines = [f"({name}): {_indented(repr(module))}" for name, module in self._modules.items()]
        if not lines and len(told) == 1:
            return f"{self._get_name()}({told[0]})"
        if not lines and not told:
            return f"{self._get_name()}()"
        return self._get_name() + "(\n  " + "\n  ".join(told + lines) + "\n)"
