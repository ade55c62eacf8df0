/**
 * What stands in for parts of Python that the surroundings cannot give: input, Linux's numbers of errors (the engine's
 * C library counts them otherwise), a depth of recursion that the engine holds.
 */

/** Linux's names of errors, from 1 */
const errorNames =
  "EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV " +
  "ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK " +
  "ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP";

/** frames of functions that call themselves; a program that asks for more gets these */
const recursionAtMost = 20_000;

/** for so long a program sleeps that does not hear whether it is to stop */
const napSeconds = 0.05;

/** Run once; needs OSError and OverflowError to be open to change. */
export const standInSource = String.raw`
import _thread, builtins, errno, importlib, io, os, posix, signal, sys, time

def _stand_in():
    # named as on Linux; the engine has cut it off
    if time.timezone == time.altzone == 0: time.tzname = 'UTC', 'UTC'
    strftime, clock = time.strftime, time.perf_counter
    began = clock()

    def zoned(form, *given):
        if '%Z' in form:
            zone = time.tzname[(given[0] if given else time.localtime())[8] > 0]
            form = '%%'.join(part.replace('%Z', zone) for part in form.split('%%'))
        return strftime(form, *given)
    time.strftime = zoned
    # nothing counts the processor's time: one thread runs, and waiting keeps it busy
    time.process_time = time.thread_time = lambda: clock() - began
    time.process_time_ns = time.thread_time_ns = lambda: int(1e9 * (clock() - began))
    rest, interrupt = time.sleep, _thread.interrupt_main

    def sleep(seconds, /):
        if not isinstance(seconds, (int, float)) or not seconds > ${napSeconds}: return rest(seconds)
        end = clock() + seconds
        while (left := end - clock()) > 0:
            rest(min(left, ${napSeconds}))
            if asked('\x1f#asleep') == 'T': interrupt()
    sleep.__module__ = 'time'
    sleep.__qualname__ = 'sleep'
    time.sleep = sleep
    set_limit, strerror = sys.setrecursionlimit, os.strerror

    def setrecursionlimit(limit, /):
        set_limit(min(limit, ${recursionAtMost}) if isinstance(limit, int) else limit)
    sys.setrecursionlimit = setrecursionlimit
    # as on a machine of 64 bits; many take it for infinity
    sys.maxsize = 2 ** 63 - 1

    asked, why = _ask, None

    class Typed(io.RawIOBase):
        # a line at a time, when it is wanted
        name, mode, left = '<stdin>', 'r', b''

        def readable(self): return True

        def fileno(self): return 0

        def readinto(self, room):
            if not self.left: self.left = line()
            part, self.left = self.left[:len(room)], self.left[len(room):]
            room[:len(part)] = part
            return len(part)

    def line():
        nonlocal why
        answer = asked('\x1f#line')
        if answer == 'i': raise KeyboardInterrupt
        why = {'a': 'ask-nobody', 'l': 'ask-lost'}.get(answer)
        return answer[1:].encode() + b'\n' if answer[0] == 's' else b''

    sys.stdin = sys.__stdin__ = typed = io.TextIOWrapper(io.BufferedReader(Typed()), 'utf-8')

    def input(prompt='', /):
        print(prompt, end='', flush=True)
        if sys.stdin is None: raise RuntimeError('input(): lost sys.stdin')
        got = sys.stdin.readline()
        if got: return got.removesuffix('\n')
        error = EOFError('EOF when reading a line')
        if sys.stdin is typed and why: error.add_note(importlib.import_module('spiralroom.texts').say(why))
        raise error
    input.__module__ = 'builtins'
    input.__qualname__ = 'input'
    builtins.input = input

    def told(error, key):
        error.add_note(importlib.import_module('spiralroom.texts').say(key))
        return error

    def closed(name, key, make):
        def refused(*given, **named): raise told(make(*given), key)
        refused.__name__ = refused.__qualname__ = name
        for module in (os, posix):
            if hasattr(module, name): setattr(module, name, refused)

    def not_permitted(*given): return PermissionError(1, 'Operation not permitted')
    for name in 'fork forkpty execv execve execvp execvpe execl execle execlp execlpe posix_spawn posix_spawnp spawnv spawnve spawnvp spawnvpe spawnl spawnle spawnlp spawnlpe wait wait3 wait4 waitpid waitid killpg'.split():
        closed(name, 'no-processes', not_permitted)
    closed('_exit', 'no-end', lambda status=0: SystemExit(status))
    closed('abort', 'no-end', lambda: SystemExit('aborted'))

    # what a signal does that nobody takes: the others are ignored or change nothing here
    ending = {1, 2, 3, 6, 9, 11, 13, 14, 15}
    raise_signal = signal.raise_signal

    def raised(number, /):
        if number in ending and (number == 9 or signal.getsignal(number) == signal.SIG_DFL): raise told(SystemExit(128 + number), 'no-end')
        raise_signal(number)
    signal.raise_signal = raised

    def kill(process, number, /):
        if process not in (0, os.getpid()): raise ProcessLookupError(3, 'No such process')
        if number: raised(number)
    os.kill = posix.kill = kill

    def system(command):
        # as !command does; a status is in the upper byte
        status, lines = get_ipython().followed(os.fsdecode(command))
        for line in lines: print(line)
        return status << 8
    os.system = posix.system = system

    names = '${errorNames}'.split()
    linux = {name: at for at, name in enumerate(names, 1) if hasattr(errno, name)}
    own = {name: getattr(errno, name) for name in linux}
    numbers = {own[name]: linux[name] for name in linux}
    texts = {number: strerror(number) for number in numbers}
    out_of_range = own['ERANGE'], texts[own['ERANGE']]
    back = {linux[name]: own[name] for name in linux}
    for name in linux: setattr(errno, name, linux[name])
    errno.errorcode.update({linux[name]: name for name in linux})
    os.strerror = lambda code: strerror(back.get(code, code))

    number, text, represent = OSError.errno, OSError.__str__, OSError.__repr__

    def counted(self):
        found = number.__get__(self)
        # what a program made itself has Linux's already
        return numbers[found] if found in numbers and self.strerror == texts[found] else found

    def shown(self):
        if counted(self) == number.__get__(self): return text(self)
        files = [repr(name) for name in (self.filename, self.filename2) if name is not None]
        return '[Errno %d] %s' % (counted(self), self.strerror) + (': ' + ' -> '.join(files) if files else '')

    def represented(self):
        if counted(self) == number.__get__(self): return represent(self)
        return '%s(%d, %r)' % (type(self).__name__, counted(self), self.strerror)

    OSError.errno = property(counted, number.__set__)
    OSError.__str__, OSError.__repr__ = shown, represented

    def overflow(self, *given):
        BaseException.__init__(self, *((34, 'Numerical result out of range') if given == out_of_range else given))
    OverflowError.__init__ = overflow

_stand_in()
`;
