/** The class torch.Tensor: operators and Python's protocols; every other method is looked up in the registry. */
export const torchTensorSource = String.raw`
_bound_method = type((lambda: None).__get__(0))

def _operand(x):
    if isinstance(x, complex): raise NotImplementedError('complex numbers are not part of this lab')
    return isinstance(x, (int, float, Tensor, ndarray, _Scalar))

def _binary(name):
    # an array is left to NumPy's operator, in place too: then there is no other than the one that makes anew
    calculate = _arrays_sign.get(name)
    def f(self, other):
        if isinstance(other, ndarray): return _beside_array(calculate, self, other) if calculate else NotImplemented
        # Python itself tells what an operator does not take
        return op('o.' + name, (self, other)) if _operand(other) else NotImplemented
    return f

_arrays_sign = {
    'add': 'add', 'sub': 'sub', 'mul': 'mul', 'div': 'truediv', 'floor_divide': 'floordiv', 'remainder': 'mod', 'pow': 'pow',
    'bitwise_and': 'and', 'bitwise_or': 'or', 'bitwise_xor': 'xor',
}

def _beside_array(sign, tensor, array):
    """What NumPy makes of the tensor's numbers and the array, as a tensor."""
    made = asarray(getattr(tensor.numpy(), '__%s__' % sign)(array))
    # a tensor is made of its bytes, where it holds truth values
    return op('m.from_numpy', (made.astype('uint8') if made.dtype == 'bool' else made,))

def _reflected(name):
    def f(self, other): return op('o.' + name, (other, self)) if _operand(other) else NotImplemented
    return f

def _compared(name, sign):
    def f(self, other):
        if isinstance(other, ndarray):
            if name in ('eq', 'ne'): return name == 'ne'
            raise TypeError("'%s' not supported between instances of '%s' and 'numpy.ndarray'" % (sign, type(self).__name__))
        return op('o.' + name, (self, other)) if _operand(other) else NotImplemented
    return f

def _attribute(name):
    return property(lambda self: op('p.' + name, (self,)), lambda self, value: op('s.' + name, (self, value)) and None)

# functions that see gradients, by the numbers under which these are theirs
_hooks = {}

# contexts of functions of the program's own, by the numbers under which these stand in the graph
_own_functions = {}

class RemovableHandle:
    """What registering a hook gives back."""
    def __init__(self, hooks, hook, key=None, gone=None):
        self._hooks, self._key, self._gone = hooks, id(self) if key is None else key, gone
        hooks[self._key] = hook
    def remove(self):
        if self._hooks.pop(self._key, None) and self._gone: self._gone(self._key)
    def __enter__(self): return self
    def __exit__(self, *_): self.remove()
RemovableHandle.__module__ = 'torch.utils.hooks'

def _seen_by(hook, grad):
    made = None if hook is None else hook(grad)
    if made is None: return None
    if not isinstance(made, Tensor): raise TypeError("expected Variable, but hook returned '%s'" % type(made).__name__)
    named = getattr(hook, '__name__', '<unknown>')
    if made.dtype is not grad.dtype:
        raise RuntimeError("hook '%s' has changed the type of value (was %s got %s)" % (named, grad.type(), made.type()))
    if made.shape != grad.shape: raise RuntimeError("hook '%s' has changed the size of value" % named)
    return made

def _fixed(name, get):
    def refuse(self, value): raise AttributeError("attribute '%s' of 'torch._C._TensorBase' objects is not writable" % name)
    return property(get, refuse)

def _sent(called, of, *args, **keywords): return op(called, args if of is None else (of, *args), keywords)

class _Builtin(importlib.import_module('functools').partial):
    """What is written in C in PyTorch, and called so when somebody forgot to call it: a tensor's method or a function."""
    __slots__ = ()
    __name__ = property(lambda self: self.args[0].rpartition('.')[2])
    __self__ = property(lambda self: self.args[1])
    def __repr__(self):
        called, of = self.args
        if called[:2] == 't.': return '<built-in method %s of %s object at 0x%x>' % (self.__name__, type(of).__name__, id(of))
        if '.' in called[2:]: return '<built-in function %s>' % called[2:].removeprefix('nn.functional.').replace('.', '_')
        return '<built-in method %s of type object at 0x%x>' % (self.__name__, id(_Builtin))
    def __eq__(self, other):
        return type(other) is _Builtin and other.args[0] == self.args[0] and other.args[1] is self.args[1]
    def __hash__(self): return hash((self.args[0], id(self.args[1])))
    def __reduce__(self): return _named_again, self.args
    def __deepcopy__(self, memo): return self
_Builtin.__name__ = 'builtin_function_or_method'
_Builtin.__qualname__ = 'builtin_function_or_method'
_Builtin.__module__ = 'builtins'

def _named_again(called, of): return _Builtin(_sent, called, of)

# methods that are made of others, in ./library/torch/further.py
_further = set('''hsplit vsplit dsplit moveaxis swapdims is_nonzero diagflat isreal get_device resize apply_ storage put_ set_ is_shared is_pinned
    is_conj is_neg has_names is_set_to is_distributed pin_memory share_memory_ '''.split())

# methods that are made of others, in ./library/torch/combined.py
_combined = set('vdot addr logcumsumexp diag_embed nanmedian select_scatter is_signed scatter_reduce'.split())

# methods that PyTorch has in Python
_in_python = {'backward', 'norm', 'split', 'unflatten', 'unique', 'unique_consecutive'}
_methods_of_python = {}

def _method_of_python(name, tensor):
    if name not in _methods_of_python:
        def method(*args, **keywords): return op('t.' + name, args, keywords)
        method.__name__, method.__qualname__ = name, 'Tensor.' + name
        _methods_of_python[name] = method
    return _bound_method(_methods_of_python[name], tensor)

# one tuple is data, and only what tells a size is sizes
def _as_data(given): return (list(given[0]),) if len(given) == 1 and type(given[0]) is tuple else given

class _TensorBase:
    def __init__(self, *data, **keywords):
        if len(data) == 1 and data[0] is op: return
        made = op('m.Tensor', _as_data(data), keywords)
        self._h = made._h
    requires_grad = _attribute('requires_grad')
    @property
    def grad(self):
        found = op('p.grad', (self,))
        if found is None and not self.is_leaf and not self.retains_grad:
            importlib.import_module('torch.warned').of_no_leaf()
        return found
    @grad.setter
    def grad(self, value): op('s.grad', (self, value))
    @grad.deleter
    def grad(self): op('s.grad', (self, None))
    grad_fn = _fixed('grad_fn', lambda self: _node_of(op('p.grad_fn', (self,)), (self, ())))
    device = _fixed('device', lambda self: device('cpu'))
    @property
    def _base(self):
        # what comes back would be another object than the one that a program compares it with
        if op('p._base', (self,)) is not None: raise NotImplementedError('Tensor._base of a view is not part of this lab')
    data = _attribute('data')
    def register_hook(self, hook):
        return RemovableHandle(_hooks, hook, op('t._hook', (self,)), lambda number: op('t._unhook', (self, number)))
    def __getattr__(self, name):
        if name in _methods:
            return _method_of_python(name, self) if name in _in_python else _Builtin(_sent, 't.' + name, self)
        if name in _combined: return _bound_method(importlib.import_module('torch.combined').functions[name], self)
        if name in _further: return _bound_method(importlib.import_module('torch.further').methods[name], self)
        if name == 'names': return (None,) * self.dim()
        if name == 'layout': return strided
        raise importlib.import_module('torch.names').absent_of_tensor(name)
    __add__ = _binary('add')
    __radd__ = _binary('add')
    __sub__ = _binary('sub')
    __rsub__ = _binary('rsub')
    __mul__ = _binary('mul')
    __rmul__ = _binary('mul')
    __truediv__ = _binary('div')
    def __rtruediv__(self, other):
        if not _operand(other): return NotImplemented
        return op('o.mul', (op('o.reciprocal', (self,)), other))
    __floordiv__ = _binary('floor_divide')
    __rfloordiv__ = _reflected('floor_divide')
    __mod__ = _binary('remainder')
    __rmod__ = _reflected('remainder')
    __pow__ = _binary('pow')
    __rpow__ = _reflected('pow')
    def __matmul__(self, other):
        if isinstance(other, ndarray): return _beside_array('matmul', self, other)
        return op('o.matmul', (self, other)) if isinstance(other, Tensor) else NotImplemented
    __lshift__ = _binary('bitwise_left_shift')
    __rshift__ = _binary('bitwise_right_shift')
    __ilshift__ = _binary('bitwise_left_shift_')
    __irshift__ = _binary('bitwise_right_shift_')
    __and__ = _binary('bitwise_and')
    __rand__ = _binary('bitwise_and')
    __or__ = _binary('bitwise_or')
    __ror__ = _binary('bitwise_or')
    __xor__ = _binary('bitwise_xor')
    __rxor__ = _binary('bitwise_xor')
    __iadd__ = _binary('add_')
    __isub__ = _binary('sub_')
    __imul__ = _binary('mul_')
    __itruediv__ = _binary('div_')
    __ifloordiv__ = _binary('floor_divide_')
    __imod__ = _binary('remainder_')
    __ipow__ = _binary('pow_')
    __iand__ = _binary('bitwise_and_')
    __ior__ = _binary('bitwise_or_')
    __ixor__ = _binary('bitwise_xor_')
    __eq__ = _compared('eq', '==')
    __ne__ = _compared('ne', '!=')
    __lt__ = _compared('lt', '<')
    __le__ = _compared('le', '<=')
    __gt__ = _compared('gt', '>')
    __ge__ = _compared('ge', '>=')
    def __neg__(self): return op('o.neg', (self,))
    def __pos__(self):
        if self.dtype is dtypes['bool']: raise RuntimeError('The ' + chr(96) + '+' + chr(96) + ' operator, on a bool tensor is not supported.')
        return self
    def __abs__(self): return op('o.abs', (self,))
    def __invert__(self):
        if self.is_floating_point(): raise TypeError('~ (operator.invert) is only implemented on integer and Boolean-type tensors')
        return op('o.bitwise_not', (self,))
    def __len__(self): return op('o.__len__', (self,))
    def __bool__(self): return op('o.__bool__', (self,))
    def __int__(self): return int(op('o.item', (self,)))
    def __float__(self): return float(op('o.item', (self,)))
    def __format__(self, spec):
        if self.dim() == 0: return format(op('o.item', (self,)), spec)
        if spec: raise TypeError('unsupported format string passed to Tensor.__format__')
        return str(self)
    def __index__(self):
        if self.numel() != 1: raise TypeError('only integer tensors of a single element can be converted to an index')
        n = op('o.item', (self,))
        if not isinstance(n, int): raise TypeError('only integer tensors of a single element can be converted to an index')
        return int(n)
    def __hash__(self): return id(self)
    def __deepcopy__(self, memo):
        if not self.is_leaf:
            raise RuntimeError('Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment')
        if id(self) not in memo:
            way = _way(self)
            memo[id(self)] = _turned_back(_straight(self.detach(), way).clone(), way).requires_grad_(self.requires_grad)
        return memo[id(self)]
    def __copy__(self): return self
    def __reduce_ex__(self, protocol):
        way = _way(self)
        plain = _straight(self.detach(), way)
        return _rebuilt, (plain.tolist(), self.dtype.name, tuple(plain.shape), self.requires_grad, way)
    def __repr__(self): return op('o.__repr__', (self,))
    def __str__(self): return op('o.__repr__', (self,))
    def __array__(self, dtype=None): return self.numpy() if dtype is None else self.numpy().astype(dtype)
    def __contains__(self, x):
        if not isinstance(x, (int, float, Tensor)):
            raise RuntimeError('Tensor.__contains__ only supports Tensor or scalar, but you passed in a %s.' % type(x))
        return bool(op('o.any', (op('o.eq', (self, x)),)))
    def __getitem__(self, index): return op('o.__getitem__', (self, index))
    def __setitem__(self, index, value): op('o.__setitem__', (self, index, value))
    def __delitem__(self, index): raise TypeError('Tensor does not support deleting items')
    def __iter__(self):
        if self.dim() == 0: raise TypeError('iteration over a 0-d tensor')
        for at in range(len(self)): yield self[at]
    def __dir__(self): return sorted({*object.__dir__(self), *(name for name in _methods if name[0] != '_'), *_further, *_combined})
    def __reversed__(self): return op('o.flip', (self, 0))

Tensor = type('Tensor', (_TensorBase,), {'__module__': 'torch'})

def _way(tensor):
    """The dimensions in the order in which its elements lie, where nothing lies between them; else in their own."""
    order = list(range(tensor.dim()))
    if tensor.is_contiguous(): return order
    way = sorted(order, key=lambda dim: -tensor.stride(dim))
    return way if tensor.permute(way).is_contiguous() else order

def _straight(tensor, way): return tensor.permute(way) if way != sorted(way) else tensor

def _turned_back(tensor, way):
    return tensor.permute(sorted(range(len(way)), key=way.__getitem__)).detach() if way != sorted(way) else tensor

# what was kept by an earlier version has no way
def _rebuilt(values, kind, shape, wanted, way=()):
    made = _turned_back(op('m.tensor', (values,), {'dtype': dtypes[kind]}).reshape(shape), way)
    return made.requires_grad_(wanted)

class _LegacyType(type):
    def __call__(cls, *data, **keywords): return op('m.' + cls.__name__, _as_data(data), keywords)
    def __instancecheck__(cls, x): return isinstance(x, Tensor) and x.type() == 'torch.' + cls.__name__

_legacy_types = {
    n: _LegacyType(n, (), {'__module__': 'torch'})
    for n in [kind + 'Tensor' for kind in ('Float', 'Double', 'Half', 'BFloat16', 'Long', 'Int', 'Short', 'Char', 'Byte', 'Bool')]
}

# stands in ./numpy-source.ts once that is loaded
class ndarray: pass
class _Scalar: pass
`;
