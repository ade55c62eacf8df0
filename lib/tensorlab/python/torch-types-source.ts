/** The small types of torch: dtype, device, Generator, Size, grad_fn nodes and named results. */
export const torchTypesSource = String.raw`
class _Written(type):
    # of what is written in C in PyTorch messages tell the module too
    __name__ = property(lambda cls: cls.__qualname__)

def _as_written(name, bases, values):
    module, _, plain = name.rpartition('.')
    return _Written(name, bases, {'__module__': module, '__qualname__': plain, **values})

dtype = _as_written('torch.dtype', (), {
    '__init__': lambda s, name, floating: setattr(s, 'name', name) or setattr(s, 'is_floating_point', floating),
    '__repr__': lambda s: 'torch.' + s.name,
    'is_complex': False,
})
dtypes = {n: dtype(n, 'float' in n) for n in ('float32', 'float64', 'float16', 'bfloat16', 'int64', 'int32', 'int16', 'int8', 'uint8', 'bool')}
_python_types = {float: 'float64', int: 'int64', bool: 'bool'}

def _not_callable(self, *given, **named): raise TypeError("'torch.%s' object is not callable" % type(self).__name__)
dtype.__call__ = _not_callable

class layout:
    def __repr__(self): return 'torch.strided'
    def __reduce__(self): return 'strided'
layout.__module__ = 'torch'
strided = layout()

_no_device = object()

def _device_signatures(given):
    got, misfit = ('()', '') if given is _no_device else ('(NoneType)', "      didn't match because some of the arguments have invalid types: (!NoneType!)\n")
    return (
        'Device() received an invalid combination of arguments - got %s, but expected one of:\n * (torch.device device)\n%s'
        ' * (str type, int index)\n' % (got, misfit)
    )

class device:
    def __init__(self, type=_no_device, index=None):
        if type is None or type is _no_device: raise TypeError(_device_signatures(type))
        if isinstance(type, device): type, index = type.type, type.index
        elif isinstance(type, int) and not isinstance(type, bool): type, index = 'cuda', type
        op('m._check_device_string', (type,))
        kind, _, number = type.partition(':')
        self.type = kind
        self.index = int(number) if number else index
    def __repr__(self):
        return "device(type='%s'" % self.type + (')' if self.index is None else ', index=%d)' % self.index)
    def __str__(self): return self.type if self.index is None else '%s:%d' % (self.type, self.index)
    def __eq__(self, other):
        return isinstance(other, device) and (self.type, self.index) == (other.type, other.index)
    def __hash__(self): return hash((self.type, self.index))

device = _as_written('torch.device', (device,), {})

class Generator:
    def __init__(self, device='cpu', number=None): self._id = int(op('m._generator', ())) if number is None else number
    def manual_seed(self, seed):
        op('m._seed', (self._id, seed if isinstance(seed, str) else str(int(seed))))
        return self
    @property
    def device(self): return device('cpu')
    def initial_seed(self): return int(op('m._initial_seed', (self._id,)))
    def seed(self): return int(op('m._reseed', (self._id,)))
    def get_state(self): return op('m._rng_state', (self._id,))
    def set_state(self, new_state):
        op('m._set_rng_state', (self._id, new_state))
        return self
    def __repr__(self): return '<torch._C.Generator object at 0x7f0000000000>'
Generator.__module__ = 'torch._C'

default_generator = Generator(number=0)

class _Size(tuple):
    def __repr__(self): return 'torch.Size([' + ', '.join([str(n) for n in self]) + '])'
    def __str__(self): return self.__repr__()
    def __new__(cls, sizes=()):
        made = tuple.__new__(cls, sizes)
        for at, size in enumerate(made):
            if not hasattr(size, '__index__'): raise TypeError("torch.Size() takes an iterable of 'int' (item %d is '%s')" % (at, type(size).__name__))
        return made
    def __add__(self, other):
        if not isinstance(other, tuple): raise TypeError('can only concatenate tuple (not "%s") to tuple' % type(other).__name__)
        return Size(list(self) + list(other))
    def __mul__(self, times): return Size(list(self) * times) if hasattr(times, '__index__') else NotImplemented
    __rmul__ = __mul__
    def __getitem__(self, at):
        found = tuple(list(self))[at]
        return Size(found) if isinstance(at, slice) else found
    def __setitem__(self, at, value): raise TypeError("'torch.Size' object does not support item assignment")
    __call__ = _not_callable
    def numel(self):
        n = 1
        for size in self: n *= size
        return n

Size = _as_written('torch.Size', (_Size,), {})

_node_types = {}

class Node:
    def __new__(cls, name, *_):
        kind = name.rpartition('.')[2]
        if kind not in _node_types: _node_types[kind] = type(kind, (Node,), {'__module__': 'builtins'})
        return object.__new__(_node_types[kind])
    def __init__(self, name, number, at, variable=None):
        # a node is looked up again by the tensor below which it lies, and the way there
        self._shown, self._name, self._number, self._at = name, name.rpartition('.')[2], number, at
        if variable is not None: self.variable = variable
    def name(self): return 'torch::autograd::AccumulateGrad' if self._name == 'AccumulateGrad' else self._name
    @property
    def next_functions(self):
        if self._name == 'AccumulateGrad': return ()
        tensor, way = self._at
        return tuple((_node_of(found, (tensor, way + (at,))), 0) for at, found in enumerate(op('t._next_functions', (tensor, way))))
    def __eq__(self, other): return isinstance(other, Node) and self._number == other._number
    def __hash__(self): return hash(self._number)
    def __getattr__(self, name):
        if name in ('register_hook', 'register_prehook', 'metadata'): raise AttributeError('grad_fn.%s is not part of this lab' % name)
        raise AttributeError("'%s' object has no attribute '%s'" % (self._name, name))
    def __repr__(self): return '<' + self._shown + ' object at 0x7f0000000000>'

def _node_of(found, at):
    if found is None: return None
    if isinstance(found, Tensor): return Node('AccumulateGrad', -found._h.number, None, found)
    return Node(found[0], found[1], at)

class _Returned(tuple):
    """Several named results: torch.return_types.NAME."""
    def __getattr__(self, name): raise AttributeError("'torch.return_types.%s' object has no attribute '%s'" % (type(self).__name__, name))
    def __repr__(self):
        return 'torch.return_types.%s(\n' % type(self).__name__ + ',\n'.join(['%s=%s' % (f, repr(v)) for f, v in zip(self._fields, self)]) + ')'
    def __reduce__(self): return _returned, (type(self).__name__, self._fields, tuple(self))

_returned_types = {}

def _typed(name, args, keywords, out, met):
    """Tells the type of a tensor that is made of NumPy's numbers, which have one."""
    met.clear()
    if name not in ('m.tensor', 'm.as_tensor') or not args or keywords.get('dtype') is not None: return
    kind = _common_of_tensor(args[0])
    if kind: out += ['=dtype', 'd' + kind]

def _returned(name, fields, values):
    if name not in _returned_types:
        placed = {f: property(lambda self, at=at: self[at]) for at, f in enumerate(fields)}
        _returned_types[name] = type(name, (_Returned,), {'__module__': 'torch.return_types', '_fields': tuple(fields), **placed})
    return _returned_types[name](values)
`;
