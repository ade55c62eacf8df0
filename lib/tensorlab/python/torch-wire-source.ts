/** How Python calls an operation: arguments as text and objects, and what comes back (the other end: ./wire.ts). */
export const torchWireSource = String.raw`
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
`;
