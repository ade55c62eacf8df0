/** The modules torch, torch.nn, torch.linalg and torch.autograd, and the contexts that switch gradients. */
export const torchModuleSource = String.raw`
import importlib, importlib.machinery

op, _report, _ran, _help_of, _living_functions, _methods, _functions, _attributes = _bind(_ask)

def _told(name): return _fixed(name, lambda self: op('p.' + name, (self,)))
for _name in _attributes.difference(vars(_TensorBase)): setattr(_TensorBase, _name, _told(_name))

# what stands in files of its own, in ./library, and is loaded when a program first names it
_modules = ('nn', 'optim', 'utils', 'cuda', 'backends', 'random', 'autograd.functional', 'special', 'distributions', 'testing', 'version', 'storage')
_elsewhere = {
    'autograd.Function': 'autograd.function', 'autograd.gradcheck': 'autograd._checking',
    'save': 'serialization', 'load': 'serialization', 'use_deterministic_algorithms': 'settings',
    **dict.fromkeys('''hsplit vsplit dsplit moveaxis swapdims range is_nonzero tril_indices triu_indices diagflat trapezoid trapz gradient
        isreal get_device is_inference'''.split(), 'further'),
    **dict.fromkeys('''cosine_similarity pairwise_distance cumulative_trapezoid vdot addr logcumsumexp diag_embed nanmedian select_scatter
        is_signed real scatter_reduce linalg.lstsq linalg.inv_ex linalg.matmul linalg.vecdot linalg.diagonal'''.split(), 'combined'),
    **{'nn.functional.' + name: 'nn.further' for name in '''max_pool1d avg_pool1d adaptive_avg_pool1d adaptive_max_pool1d adaptive_max_pool2d
        conv_transpose1d conv_transpose2d interpolate upsample group_norm instance_norm pixel_shuffle gumbel_softmax hinge_embedding_loss
        margin_ranking_loss soft_margin_loss triplet_margin_loss unfold fold pdist cosine_embedding_loss poisson_nll_loss gaussian_nll_loss
        multilabel_soft_margin_loss multi_margin_loss bilinear leaky_relu_ elu_ hardtanh_ selu_ celu_ threshold_ relu_'''.split()},
    'autograd.set_detect_anomaly': 'autograd._anomaly', 'autograd.detect_anomaly': 'autograd._anomaly',
    'get_rng_state': 'random', 'set_rng_state': 'random', 'set_default_tensor_type': 'settings', 'typename': 'settings', 'is_distributed': 'further',
    'are_deterministic_algorithms_enabled': 'settings', 'set_num_threads': 'settings', 'get_num_threads': 'settings',
}

# functions that PyTorch has in Python, and those of torch.nn.functional that it has not
_functions_of_python = set('''
    atleast_1d atleast_2d atleast_3d block_diag broadcast_shapes broadcast_tensors cartesian_prod cdist chain_matmul einsum is_tensor
    meshgrid norm set_default_dtype set_printoptions split tensordot unique unique_consecutive
'''.split())
_neural_in_c = set('''
    avg_pool1d avg_pool2d bilinear conv1d conv2d conv_transpose2d cosine_similarity gelu hardshrink linear logsigmoid one_hot pad
    pairwise_distance prelu relu_ softplus softshrink threshold_
'''.split())

# functions of torch.nn.functional that torch has too
_neural_too = set('''
    selu conv1d conv2d conv_transpose1d conv_transpose2d celu celu_ selu_ prelu layer_norm group_norm dropout max_pool1d avg_pool1d max_pool2d
    bilinear hardshrink pixel_shuffle pdist rrelu threshold threshold_ dropout_ relu_ hinge_embedding_loss kl_div adaptive_avg_pool1d
    margin_ranking_loss triplet_margin_loss cosine_embedding_loss batch_norm instance_norm
'''.split())

def _is_of_python(full, name):
    if full.startswith('nn.functional.'): return name not in _neural_in_c
    return full in _functions_of_python

def _function_of_python(space, name, full):
    # a name has no other there
    strict = full.startswith('nn.functional.')
    def function(*args, **keywords):
        if strict and ('axis' in keywords or 'keepdims' in keywords):
            raise importlib.import_module('torch.calls').refused('m.' + full, args, keywords, 'an unexpected keyword argument')
        return op('m.' + full, args, keywords)
    function.__name__ = function.__qualname__ = name
    function.__module__ = space.__name__
    return function

class _Namespace:
    def __init__(self, path, values):
        self.__name__ = 'torch' + path
        self._path = path[1:] + '.' if path else ''
        for k in values: setattr(self, k, values[k])
    def __getattr__(self, name):
        full = self._path + name
        if full in _functions:
            function = _function_of_python(self, name, full) if _is_of_python(full, name) else _Builtin(_sent, 'm.' + full, None)
            setattr(self, name, function)
            return function
        if full in _modules: return importlib.import_module('torch.' + full)
        if not self._path and name in _neural_too: return getattr(functional, name)
        if full in _elsewhere: return getattr(importlib.import_module('torch.' + _elsewhere[full]), name)
        if not self._path and name[-1] == '_' and name in _methods: return _Builtin(_sent, 't.' + name, None)
        if full.startswith('autograd.') and name in ('no_grad', 'enable_grad', 'set_grad_enabled', 'inference_mode', 'backward'):
            return globals()[name]
        if name[:2] == '__': raise AttributeError("module '%s' has no attribute '%s'" % (self.__name__, name))
        raise importlib.import_module('torch.names').absent(self.__name__, name)
    def __repr__(self): return "<module '%s'>" % self.__name__
_Namespace.__name__ = _Namespace.__qualname__ = 'module'
_Namespace.__module__ = 'builtins'

class _Recording:
    def __init__(self, mode): self._mode = mode
    def __enter__(self): self._before = op('m._set_recording', (self._mode,))
    def __exit__(self, *_): op('m._set_recording', (self._before,))
    def __call__(self, f):
        again = self._again
        @importlib.import_module('functools').wraps(f)
        def g(*args, **keywords):
            with again(): return f(*args, **keywords)
        return g
    def _again(self): return _Recording(self._mode)

class set_grad_enabled(_Recording):
    def __init__(self, mode):
        self._mode = mode
        self._before = op('m._set_recording', (mode,))
    def __enter__(self): pass

class no_grad(_Recording):
    def __init__(self): self._mode = False
class enable_grad(_Recording):
    def __init__(self): self._mode = True

class inference_mode(_Recording):
    def __init__(self, mode=True):
        self._mode = mode
    def __enter__(self): self._before = op('m._set_recording', (not self._mode,)), op('m._set_inferring', (self._mode,))
    def __exit__(self, *_):
        op('m._set_recording', (self._before[0],))
        op('m._set_inferring', (self._before[1],))
    def _again(self): return inference_mode(self._mode)

for _mode in (no_grad, enable_grad, set_grad_enabled, inference_mode): _mode.__module__ = 'torch.autograd.grad_mode'

# bits, of them the fraction's, the exponent where there is only infinity, and how many decimals are told apart
_float_kinds = {
    'float64': (64, 52, 1024, 1e-15), 'float32': (32, 23, 128, 1e-06), 'float16': (16, 10, 16, 0.001), 'bfloat16': (16, 7, 128, 0.01),
}

class finfo:
    def __init__(self, type=None):
        self.dtype = (type or op('m.get_default_dtype', ())).name
        if self.dtype not in _float_kinds: raise TypeError("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
        self.bits, fraction, exponent, self.resolution = _float_kinds[self.dtype]
        self.eps = 2.0 ** -fraction
        self.tiny = self.smallest_normal = 2.0 ** (2 - exponent)
        self.max = (2 - self.eps) * 2.0 ** (exponent - 1)
        self.min = -self.max
    def __repr__(self):
        return 'finfo(resolution=%g, min=%g, max=%g, eps=%g, smallest_normal=%g, tiny=%g, dtype=%s)' % (self.resolution, self.min, self.max, self.eps, self.tiny, self.tiny, self.dtype)

class iinfo:
    def __init__(self, type):
        self.dtype = type.name
        if self.dtype in _float_kinds or self.dtype == 'bool': raise TypeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
        self.bits = {'int64': 64, 'int32': 32, 'int16': 16, 'int8': 8, 'uint8': 8}[type.name]
        signed = type.name[0] == 'i'
        self.max = 2 ** (self.bits - 1 if signed else self.bits) - 1
        self.min = -self.max - 1 if signed else 0
    def __repr__(self): return 'iinfo(min=%d, max=%d, dtype=%s)' % (self.min, self.max, self.dtype)

def manual_seed(seed): return default_generator.manual_seed(seed)

functional = _Namespace('.nn.functional', {})
linalg = _Namespace('.linalg', {'LinAlgError': LinAlgError})

def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
    made = op('m.as_tensor', (obj,), {} if dtype is None else {'dtype': dtype})
    if copy: made = made.clone()
    return made.requires_grad_() if requires_grad else made

def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False):
    tensors = (tensors,) if isinstance(tensors, Tensor) else tuple(tensors)
    slopes = (None,) * len(tensors) if grad_tensors is None else (grad_tensors,) if isinstance(grad_tensors, Tensor) else tuple(grad_tensors)
    for at, (tensor, slope) in enumerate(zip(tensors, slopes)):
        tensor.backward(slope, retain_graph=True if at + 1 < len(tensors) else retain_graph, create_graph=create_graph)

def Variable(data, requires_grad=False): return data.detach().requires_grad_(requires_grad)

autograd = _Namespace('.autograd', {
    'Variable': Variable, '__path__': ['/lib/python311.zip/torch/autograd'],
    '__spec__': importlib.machinery.ModuleSpec('torch.autograd', None, is_package=True),
})
torch = _Namespace('', {
    '__path__': ['/lib/python311.zip/torch'], '__spec__': importlib.machinery.ModuleSpec('torch', None, is_package=True),
    'Tensor': Tensor, 'dtype': dtype, 'device': device, 'Size': Size, 'linalg': linalg, 'autograd': autograd,
    'no_grad': no_grad, 'enable_grad': enable_grad, 'inference_mode': inference_mode, 'set_grad_enabled': set_grad_enabled,
    'asarray': asarray, 'Generator': Generator, 'default_generator': default_generator, 'manual_seed': manual_seed,
    'finfo': finfo, 'iinfo': iinfo,
    'initial_seed': default_generator.initial_seed, 'seed': default_generator.seed,
    '_rebuilt': _rebuilt, '_named_again': _named_again,
    'pi': 3.141592653589793, 'e': 2.718281828459045, 'inf': float('inf'), 'nan': float('nan'),
    'float': dtypes['float32'], 'double': dtypes['float64'], 'half': dtypes['float16'], 'long': dtypes['int64'], 'int': dtypes['int32'], 'short': dtypes['int16'],
    '__version__': '1.13.1', 'strided': strided, 'layout': layout,
})
for _name in _legacy_types: setattr(torch, _name, _legacy_types[_name])
for _name in dtypes: setattr(torch, _name, dtypes[_name])
sys.modules['torch'] = torch

# the functions that the lab makes when they are looked up
_made = {
    code for made in (_function_of_python, _method_of_python)
    for code in made.__code__.co_consts if hasattr(code, 'co_freevars')
}

def _name_of(thing):
    """The name in full of an operation or of a tensor's method, without torch; None for anything else."""
    if type(thing) is _Builtin: return ('Tensor.' if thing.args[0][0] == 't' else '') + thing.args[0][2:]
    code = getattr(thing, '__code__', None)
    if code not in _made: return None
    names = dict(zip(code.co_freevars, (cell.cell_contents for cell in thing.__closure__)))
    return names['full'] if 'full' in names else 'Tensor.' + names['name']

sys.modules['torch._C'] = _Namespace('._C', {'op': op, 'functional': functional, 'builtin': _Builtin, 'name_of': _name_of, 'RemovableHandle': RemovableHandle, 'help_of': _help_of, 'own_functions': _own_functions, 'living_functions': _living_functions})
sys.modules['torch.nn.functional'] = functional
sys.modules['torch.linalg'] = linalg
sys.modules['torch.autograd'] = autograd
`;
