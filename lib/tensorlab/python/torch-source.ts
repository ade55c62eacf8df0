/** The Python side of torch: it passes calls on and dresses what comes back. Everything numerical is TypeScript. */
export const torchSource = String.raw`
import sys

LinAlgError = type('_LinAlgError', (RuntimeError,), {})

def _bind(call):
    def encode(x, out, extra):
        if isinstance(x, Tensor):
            out.append('t'); extra.append(x._h)
        elif x is True: out.append('T')
        elif x is False: out.append('F')
        elif x is None: out.append('n')
        elif isinstance(x, int): out.append('i%d' % x)
        elif isinstance(x, float): out.append('f' + repr(x))
        elif isinstance(x, str):
            out.append('s'); extra.append(x)
        elif isinstance(x, (list, range)):
            out.append('[')
            for y in x: encode(y, out, extra)
            out.append(']')
        elif isinstance(x, tuple):
            out.append('(')
            for y in x: encode(y, out, extra)
            out.append(')')
        elif isinstance(x, slice):
            out.append(':')
            encode(x.start, out, extra); encode(x.stop, out, extra); encode(x.step, out, extra)
        elif x is Ellipsis: out.append('.')
        elif isinstance(x, dtype): out.append('d' + x.name)
        elif isinstance(x, ndarray):
            out.append('a'); extra.append(x._h)
        elif isinstance(x, _Single): out.append('f' + repr(x.item()))
        elif isinstance(x, Generator): out.append('g%d' % x._id)
        elif isinstance(x, device): out.append('o' + x.type)
        elif x in _python_types: out.append('d' + _python_types[x])
        else: out.append('o' + type(x).__name__)

    def decode(r, args):
        kind = r[0]
        if kind == 'n': return None
        if kind == 'T': return True
        if kind == 'F': return False
        if kind == 'i': return int(r[1:])
        if kind == 'f': return float(r[1:])
        if kind == 's': return r[1:]
        if kind == '@': return args[int(r[1:])]
        if kind == 'e': return eval(r[1:], scope)
        at = r.find('\n')
        raise errors.get(r[1:at], RuntimeError)(r[at + 1:])

    def op(name, args, keywords=None):
        out = [name]
        extra = []
        for x in args: encode(x, out, extra)
        if keywords:
            for k in keywords:
                out.append('=' + k)
                encode(keywords[k], out, extra)
        r = call(' '.join(out), *extra)
        if type(r) is not str: return wrap(r)
        if r[0] == '@':
            same = extra[int(r[1:])]
            for x in args:
                if isinstance(x, Tensor) and x._h is same: return x
            return wrap(same)
        return decode(r, args)

    def wrap(h):
        t = Tensor(op)
        t._h = h
        return t

    def wrap_array(k):
        a = ndarray(op)
        a._h = call('# %d' % k)
        return a

    errors = {e.__name__: e for e in (RuntimeError, TypeError, IndexError, ValueError, AttributeError, NotImplementedError, ZeroDivisionError, KeyError)}
    errors['SystemError'] = RuntimeError
    errors['_LinAlgError'] = LinAlgError
    scope = {
        'W': lambda k: wrap(call('# %d' % k)),
        'A': wrap_array,
        'D': lambda name: dtypes[name],
        'O': lambda name: Node(name),
        'R': return_type,
        'Z': lambda items: Size(items),
        'inf': float('inf'), 'nan': float('nan'),
    }
    def names(kind): return set(call('#names ' + kind).split(' '))
    return op, lambda name, x: call('#report', name, x._h), names('t'), names('m'), set(call('#attributes').split(' '))

dtype = type('torch.dtype', (), {
    '__init__': lambda s, name, floating: setattr(s, 'name', name) or setattr(s, 'is_floating_point', floating),
    '__repr__': lambda s: 'torch.' + s.name,
    'is_complex': False,
})
dtypes = {n: dtype(n, n[0] == 'f') for n in ('float32', 'float64', 'int64', 'int32', 'uint8', 'bool')}
_python_types = {float: 'float32', int: 'int64', bool: 'bool'}

class device:
    def __init__(self, type, index=None):
        if str(type).split(':')[0] != 'cpu':
            raise RuntimeError("device '%s' is not part of this lab: tensors live on the CPU" % type)
        self.type = 'cpu'
        self.index = index
    def __repr__(self): return "device(type='cpu')"
    def __str__(self): return 'cpu'
    def __eq__(self, other): return isinstance(other, device) or other == 'cpu'

class Generator:
    def __init__(self, device='cpu', number=None): self._id = int(op('m._generator', ())) if number is None else number
    def manual_seed(self, seed):
        op('m._seed', (self._id, seed if isinstance(seed, str) else str(int(seed))))
        return self
    def initial_seed(self): return int(op('m._initial_seed', (self._id,)))
    def seed(self): return int(op('m._reseed', (self._id,)))
    def __repr__(self): return '<torch._C.Generator object at 0x7f0000000000>'

default_generator = Generator(number=0)

class _Size(tuple):
    def __repr__(self): return 'torch.Size([' + ', '.join([str(n) for n in self]) + '])'
    def __str__(self): return self.__repr__()
    def __add__(self, other): return Size(list(self) + list(other))
    def __getitem__(self, at):
        found = tuple(list(self))[at]
        return Size(found) if isinstance(at, slice) else found
    def numel(self):
        n = 1
        for size in self: n *= size
        return n

Size = type('torch.Size', (_Size,), {})

class Node:
    def __init__(self, name): self._name = name
    def name(self): return self._name
    def __repr__(self): return '<' + self._name + ' object at 0x7f0000000000>'

class return_types:
    def __init__(self, name, fields, values):
        self._name = name
        self._fields = fields
        self._values = values
        for f, v in zip(fields, values): setattr(self, f, v)
    def __len__(self): return len(self._values)
    def __iter__(self): return iter(self._values)
    def __getitem__(self, at): return self._values[at]
    def __repr__(self):
        return 'torch.return_types.%s(\n' % self._name + ',\n'.join(['%s=%s' % (f, repr(v)) for f, v in zip(self._fields, self._values)]) + ')'

def return_type(name, fields, values): return return_types(name, fields, values)

def _operand(x): return isinstance(x, (int, float, Tensor, ndarray, _Single))

def _binary(name, sign):
    def f(self, other):
        if isinstance(other, ndarray): other = op('m.from_numpy', (other,))
        if not _operand(other):
            raise TypeError("unsupported operand type(s) for %s: 'Tensor' and '%s'" % (sign, type(other).__name__))
        return op('t.' + name, (self, other))
    return f

def _reflected(name, sign):
    def f(self, other):
        if not _operand(other):
            raise TypeError("unsupported operand type(s) for %s: '%s' and 'Tensor'" % (sign, type(other).__name__))
        return op('m.' + name, (other, self))
    return f

def _compare(name, sign):
    def f(self, other):
        if not _operand(other):
            if name == 'eq': return False
            if name == 'ne': return True
            raise TypeError("'%s' not supported between instances of 'Tensor' and '%s'" % (sign, type(other).__name__))
        return op('t.' + name, (self, other))
    return f

def _attribute(name):
    return property(lambda self: op('p.' + name, (self,)), lambda self, value: op('s.' + name, (self, value)) and None)

class _TensorBase:
    def __init__(self, *data):
        if len(data) == 1 and data[0] is op: return
        made = op('m.Tensor', data)
        self._h = made._h
    @property
    def shape(self): return op('p.shape', (self,))
    @shape.setter
    def shape(self, value):
        raise AttributeError("attribute 'shape' of 'torch._C._TensorBase' objects is not writable")
    requires_grad = _attribute('requires_grad')
    grad = _attribute('grad')
    data = _attribute('data')
    def __getattr__(self, name):
        if name in _methods: return lambda *args, **keywords: op('t.' + name, (self,) + args, keywords)
        if name in _attributes: return op('p.' + name, (self,))
        if name == 'device': return device('cpu')
        if name == 'names': return (None,) * self.dim()
        if name == 'layout': return 'torch.strided'
        raise AttributeError("'Tensor' object has no attribute '%s'" % name)
    __add__ = _binary('add', '+')
    __radd__ = _binary('add', '+')
    __sub__ = _binary('sub', '-')
    __rsub__ = _binary('rsub', '-')
    __mul__ = _binary('mul', '*')
    __rmul__ = _binary('mul', '*')
    __truediv__ = _binary('div', '/')
    def __rtruediv__(self, other):
        if not _operand(other): raise TypeError("unsupported operand type(s) for /: '%s' and 'Tensor'" % type(other).__name__)
        return op('t.mul', (op('t.reciprocal', (self,)), other))
    __floordiv__ = _binary('floor_divide', '//')
    __rfloordiv__ = _reflected('floor_divide', '//')
    __mod__ = _binary('remainder', '%')
    __rmod__ = _reflected('remainder', '%')
    __pow__ = _binary('pow', '** or pow()')
    __rpow__ = _reflected('pow', '** or pow()')
    def __matmul__(self, other):
        if not isinstance(other, (Tensor, ndarray)):
            raise TypeError("unsupported operand type(s) for @: 'Tensor' and '%s'" % type(other).__name__)
        return op('t.matmul', (self, op('m.from_numpy', (other,)) if isinstance(other, ndarray) else other))
    __lshift__ = _binary('bitwise_left_shift', '<<')
    __rshift__ = _binary('bitwise_right_shift', '>>')
    __ilshift__ = _binary('bitwise_left_shift_', '<<=')
    __irshift__ = _binary('bitwise_right_shift_', '>>=')
    __and__ = _binary('bitwise_and', '&')
    __rand__ = _binary('bitwise_and', '&')
    __or__ = _binary('bitwise_or', '|')
    __ror__ = _binary('bitwise_or', '|')
    __xor__ = _binary('bitwise_xor', '^')
    __rxor__ = _binary('bitwise_xor', '^')
    __iadd__ = _binary('add_', '+=')
    __isub__ = _binary('sub_', '-=')
    __imul__ = _binary('mul_', '*=')
    __itruediv__ = _binary('div_', '/=')
    __ifloordiv__ = _binary('floor_divide_', '//=')
    __imod__ = _binary('remainder_', '%=')
    __ipow__ = _binary('pow_', '**=')
    __iand__ = _binary('bitwise_and_', '&=')
    __ior__ = _binary('bitwise_or_', '|=')
    __ixor__ = _binary('bitwise_xor_', '^=')
    __eq__ = _compare('eq', '==')
    __ne__ = _compare('ne', '!=')
    __lt__ = _compare('lt', '<')
    __le__ = _compare('le', '<=')
    __gt__ = _compare('gt', '>')
    __ge__ = _compare('ge', '>=')
    def __neg__(self): return op('t.neg', (self,))
    def __pos__(self): return self
    def __abs__(self): return op('t.abs', (self,))
    def __invert__(self): return op('t.bitwise_not', (self,))
    def __len__(self): return op('t.__len__', (self,))
    def __bool__(self): return op('t.__bool__', (self,))
    def __int__(self): return int(op('t.item', (self,)))
    # MicroPython asks for this before it tries __rmul__ and its like: None means no float
    def __float__(self): return None
    def __index__(self):
        n = op('t.item', (self,))
        if not isinstance(n, int): raise TypeError('only integer tensors of a single element can be converted to an index')
        return int(n)
    def __hash__(self): return id(self)
    def __repr__(self): return op('t.__repr__', (self,))
    def __str__(self): return op('t.__repr__', (self,))
    def __contains__(self, x): return bool(op('t.any', (op('t.eq', (self, x)),)))
    def __getitem__(self, index): return op('t.__getitem__', (self, index))
    def __setitem__(self, index, value): op('t.__setitem__', (self, index, value))
    def __iter__(self):
        if self.dim() == 0: raise TypeError('iteration over a 0-d tensor')
        for at in range(len(self)): yield self[at]
    def __reversed__(self): return op('t.flip', (self, 0))

Tensor = type('torch.Tensor', (_TensorBase,), {})

# stands in ./numpy-source.ts once that is loaded
class ndarray: pass
class _Single: pass

op, _report, _methods, _functions, _attributes = _bind(_call)

class _Namespace:
    def __init__(self, path, values):
        self.__name__ = 'torch' + path
        self._path = path[1:] + '.' if path else ''
        for k in values: setattr(self, k, values[k])
    def __getattr__(self, name):
        full = self._path + name
        if full in _functions: return lambda *args, **keywords: op('m.' + full, args, keywords)
        raise AttributeError("torch.%s is not part of this lab" % full)
    def __repr__(self): return "<module '%s'>" % self.__name__

class _Recording:
    def __init__(self, mode): self._mode = mode
    def __enter__(self): self._before = op('m._set_recording', (self._mode,))
    def __exit__(self, *_): op('m._set_recording', (self._before,))
    def __call__(self, f):
        def g(*args, **keywords):
            with _Recording(self._mode): return f(*args, **keywords)
        return g

class set_grad_enabled(_Recording):
    def __init__(self, mode):
        self._mode = mode
        self._before = op('m._set_recording', (mode,))
    def __enter__(self): pass

class no_grad(_Recording):
    def __init__(self, f=None): self._mode = False
class enable_grad(_Recording):
    def __init__(self, f=None): self._mode = True

class finfo:
    def __init__(self, type=None):
        self.dtype = (type or op('m.get_default_dtype', ())).name
        single = self.dtype == 'float32'
        self.bits = 32 if single else 64
        self.eps = 2.0 ** -23 if single else 2.0 ** -52
        self.tiny = self.smallest_normal = 2.0 ** -126 if single else 2.0 ** -1022
        self.max = (2 - 2.0 ** -23) * 2.0 ** 127 if single else (2 - 2.0 ** -52) * 2.0 ** 1023
        self.min = -self.max

class iinfo:
    def __init__(self, type):
        self.dtype = type.name
        self.bits = {'int64': 64, 'int32': 32, 'uint8': 8}[type.name]
        signed = type.name[0] == 'i'
        self.max = 2 ** (self.bits - 1 if signed else self.bits) - 1
        self.min = -self.max - 1 if signed else 0

functional = _Namespace('.nn.functional', {})
nn = _Namespace('.nn', {'functional': functional})
linalg = _Namespace('.linalg', {'LinAlgError': LinAlgError})
autograd = _Namespace('.autograd', {})
torch = _Namespace('', {
    'Tensor': Tensor, 'dtype': dtype, 'device': device, 'Size': Size, 'nn': nn, 'linalg': linalg, 'autograd': autograd,
    'no_grad': no_grad, 'enable_grad': enable_grad, 'inference_mode': no_grad, 'set_grad_enabled': set_grad_enabled,
    'Generator': Generator, 'default_generator': default_generator, 'manual_seed': default_generator.manual_seed,
    'finfo': finfo, 'iinfo': iinfo,
    'initial_seed': default_generator.initial_seed, 'seed': default_generator.seed,
    'pi': 3.141592653589793, 'e': 2.718281828459045, 'inf': float('inf'), 'nan': float('nan'),
    'float': dtypes['float32'], 'double': dtypes['float64'], 'long': dtypes['int64'], 'int': dtypes['int32'],
    '__version__': '1.13.1',
})
for _name in dtypes: setattr(torch, _name, dtypes[_name])
sys.modules['torch'] = torch
sys.modules['torch.nn'] = nn
sys.modules['torch.nn.functional'] = functional
sys.modules['torch.linalg'] = linalg
sys.modules['torch.autograd'] = autograd
`;
