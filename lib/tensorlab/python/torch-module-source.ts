/** The modules torch, torch.nn, torch.linalg and torch.autograd, and the contexts that switch gradients. */
export const torchModuleSource = String.raw`
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
