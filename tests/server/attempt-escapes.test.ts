// Ways out of the process that runs students' programs, as far as CPython in WebAssembly offers any: none leads anywhere.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleChild } from "@/lib/server/attempts/child-bundle";
import { RunProcess } from "@/lib/server/attempts/run-process";

const folder = mkdtempSync(path.join(tmpdir(), "spiralroom-escape-"));
/** a file of the host's that nobody but a program that got out makes */
const mark = path.join(folder, "mark");
/** what of the host's a program that got out would find; stands for nothing else */
const secret = "6f1c2b-of-the-host";
let listener: Server;
let port = 0;
let calls = 0;
let python: RunProcess | null = null;

beforeAll(async () => {
  process.env.SPIRALROOM_ESCAPE = secret;
  listener = createServer((socket) => {
    calls++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  port = (listener.address() as AddressInfo).port;
});

afterAll(() => {
  delete process.env.SPIRALROOM_ESCAPE;
  python?.kill();
  listener.close();
  rmSync(folder, { recursive: true });
});

/** One that the programs before have not ended; each of them finds it as new. */
async function livingProcess(): Promise<RunProcess> {
  if (python?.alive) return python;
  python = new RunProcess(await bundleChild(), { cpuSeconds: 60, niceness: 0 });
  expect(await python.ready).toBe(true);
  return python;
}

/** Sources that raise, or leave in `found` what they got hold of. MARK and PORT stand for the host's. */
const escapes: Record<string, string> = {
  "JavaScript's global scope": "import js\nfound = js.process",
  "Pyodide's bridge": "import pyodide_js\nfound = pyodide_js.globals",
  "Pyodide's own part": "import _pyodide_core\nfound = dir(_pyodide_core)",
  "Pyodide's Python": "from pyodide.code import run_js\nfound = run_js('process.env')",
  "C functions": "import ctypes\nfound = ctypes.CDLL(None).system(b'touch MARK')",
  "C functions by their own module": "import _ctypes\nfound = _ctypes.dlopen(None, 0)",
  "a module that was struck out, made by hand":
    "import _imp, types\nfound = _imp.create_builtin(types.SimpleNamespace(name='_ctypes')).dlopen",
  "a library of machine code":
    "import _imp, types\nopen('x.so', 'wb').write(b'\\0asm')\nfound = _imp.create_dynamic(types.SimpleNamespace(name='x', origin='x.so'))",
  "a proxy of JavaScript among all classes":
    "def below(c): return [c] + [d for one in type.__subclasses__(c) for d in below(one)]\nfound = [c for c in below(object) if 'Js' in c.__name__ or 'js' in c.__module__.split('.')][0]",
  "a proxy of JavaScript among all objects":
    "import gc\nfound = [x for x in gc.get_objects() if type(x).__name__.startswith('Js')][0]",
  "the prototype of an object": "found = torch.__proto__.constructor",
  "the maker of all functions": "found = torch.ones(2).constructor.constructor('return process')()",
  "a prototype by the name of an operation": "found = getattr(torch.ones(2), 'hasOwnProperty')('x')",
  "a prototype by a request of its own":
    "import os\nos.write(1000, b'\\x1fp.__proto__\\x1fn')\nfound = os.read(1000, 1000)\nif found.startswith(b'!'): raise OSError(found)",
  "JavaScript in a request":
    "import os\nos.write(1000, b'process.exit()\\x1fi1); process.exit(')\nfound = os.read(1000, 1000)\nif found.startswith(b'!'): raise OSError(found)",
  "the host's files": "found = open('/etc/passwd').read()",
  "the host's files, by climbing": "found = open('../' * 20 + 'etc/hostname').read()",
  "the process's own memory and environment": "found = open('/proc/self/environ').read()",
  "the host's folders":
    "import os\nfound = [x for x in os.listdir('/') if x in ('etc', 'usr', 'root', 'bin')][0]",
  "the server's environment": `import os\nfound = [x for x in os.environ.values() if '${secret}' in x][0]`,
  "the channel to the server":
    'import os\nfor d in range(3, 100):\n    try: os.write(d, b\'{"id": 1, "leavings": {"error": null}}\\n\')\n    except OSError: pass\nraise OSError',
  "a shell": "import os\nfound = os.system('touch MARK')\nif found: raise OSError",
  "a program": "import subprocess\nfound = subprocess.run(['touch', 'MARK'])",
  "a program in its own place": "import os\nos.execv('/usr/bin/touch', ['touch', 'MARK'])",
  "a process like itself": "import os\nfound = os.fork()",
  "a spawned process": "import os\nfound = os.posix_spawn('/usr/bin/touch', ['touch', 'MARK'], {})",
  "the network": "import socket\nfound = socket.create_connection(('127.0.0.1', PORT), 1)",
  "the network, by address":
    "from urllib.request import urlopen\nfound = urlopen('http://127.0.0.1:PORT').read()",
  "the network, waiting for it":
    "import asyncio\nasync def f(): return await asyncio.open_connection('127.0.0.1', PORT)\nfound = asyncio.run(f())",
  "memory that is shared": "import mmap\nfound = mmap.mmap(3, 4096)[:10]",
  "another process's life": "import os\nos.kill(os.getppid(), 9)\nos.kill(1, 9)\nraise OSError",
  "another thread": "import threading\nt = threading.Thread(target=print)\nt.start()\nfound = t",
  "memory that there is not": "import faulthandler\nfaulthandler._read_null()\nraise OSError",
  "a number without end": "found = len(str(10 ** 10 ** 8))",
  "all memory at once": "found = bytearray(1 << 31)",
  "a prototype by the road of operations": "found = torch._C.op('m.__proto__.constructor', ())",
  "a prototype as an attribute": "found = torch._C.op('p.constructor', (torch.ones(1),))",
  "a prototype as a new value": "found = torch._C.op('s.__proto__', (torch.ones(1), 3))",
  "a class of the page": "found = torch._C.op('#classroom.constructor', ())",
  "a figure that is none": "found = torch._C.op('#figure', ('__proto__', {}))",
  "a tensor that is not one's own":
    "import os\nos.write(1000, b'\\x1fm.abs\\x1ft99999')\nfound = os.read(1000, 1000)\nif found.startswith(b'!'): raise OSError(found)",
  "a turn that is not its own":
    "import os\nos.write(1000, b'?')\nos.read(1000, 100000)\nos.write(1000, b'!ok\\n{}')\nraise OSError",
  "the lab's descriptor by another number": "import os\nfound = os.read(os.dup(1000), 10)",
  "JavaScript by a web browser": "import webbrowser\nfound = webbrowser.open('javascript:process.exit()')",
  "a module from the host":
    "import sys\nsys.path.insert(0, '/usr/lib/python3')\nimport requests\nfound = requests",
  "an archive of the host's": "import zipimport\nfound = zipimport.zipimporter('/usr/share/app.zip')",
  "a link out of the system": "import os\nos.symlink('/etc/passwd', '/tmp/p')\nfound = open('/tmp/p').read()",
  "a device": "found = open('/dev/sda', 'rb').read(16)",
  "other programs' descriptors": "import os\nfound = os.listdir('/proc/self/fd')",
  "processes that share the work":
    "from concurrent.futures import ProcessPoolExecutor\nfound = ProcessPoolExecutor(1).submit(print).result()",
  "threads that share the work":
    "from concurrent.futures import ThreadPoolExecutor\nfound = ThreadPoolExecutor(1).submit(print).result()",
  "a program in a pickle":
    "import pickle\nfound = pickle.loads(b'cos\\nsystem\\n(S\\'touch MARK\\'\\ntR.')\nif found: raise OSError",
  "a program in a model's file":
    "import os\nclass Bad:\n    def __reduce__(self): return os.execv, ('/usr/bin/touch', ['touch', 'MARK'])\ntorch.save(Bad(), 'm.pt')\nfound = torch.load('m.pt')",
  mail: "import smtplib\nfound = smtplib.SMTP('127.0.0.1', PORT, timeout=1)",
  "the network without a connection":
    "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nfound = s.sendto(b'x', ('127.0.0.1', PORT))",
  "names of machines":
    "import socket\nfound = socket.gethostbyname('localhost')\nif found.startswith('172.29.'): raise OSError('made up')",
  "a terminal": "import pty\nfound = pty.spawn(['touch', 'MARK'])",
  "an alarm": "import signal\nfound = signal.setitimer(signal.ITIMER_REAL, 0.001)",
  "a trace on whatever looks at values":
    "import sys\ndef trace(frame, event, arg):\n    if frame.f_code.co_name == 'describe': frame.f_locals['value'] = 1\n    return trace\nsys.settrace(trace)\nsys.setprofile(lambda *x: None)\nraise OSError",
  "an importer that finds the host's":
    "import sys\nclass Finder:\n    def find_spec(name, path=None, target=None): return sys.modules['builtins'].__spec__\nsys.meta_path.insert(0, Finder)\nsys.path_hooks.clear()\nimport child_process\nfound = child_process.execSync",
  "functions with other code":
    "import gc\nfor one in gc.get_objects():\n    if type(one).__name__ == 'function' and one.__code__.co_name in ('describe', 'execute', 'call'): one.__code__ = (lambda *x, **y: 'null').__code__\nraise OSError",
  "a type that is none":
    "import os\nos.write(1000, b'\\x1fm.zeros\\x1fi2\\x1f=__proto__\\x1fdconstructor')\nfound = os.read(1000, 1000)\nif found.startswith(b'!'): raise OSError(found)",
  "files without end": "n = 0\nwhile True:\n    open('f%d' % n, 'wb').write(bytes(1 << 24))\n    n += 1",
  "descriptors without end": "import os\nwhile True: os.open('/tmp', 0)",
  "a text that is a whole program": "found = eval('[' * 100000 + ']' * 100000)",
};

/** Sources that come to no end. Whoever asks ends them: with the process, for Python is in the midst of it. */
const endless: Record<string, string> = {
  "a pattern without end": "import re\nfound = re.match('(a+)+$', 'a' * 64 + 'b')",
  sleep: "import time\ntime.sleep(1e9)\nfound = 1",
  "a task that waits for itself":
    "import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\nfound = asyncio.run(f())",
  "an object that comes back as it dies":
    "class Back:\n    def __del__(self):\n        while True: pass\nBack()\nfound = 1",
};

/** Byte code that reads beyond its own objects. What it meets there is its own memory: any value, an error or an end. */
const forgeries: Record<string, string> = {
  "a forged constant":
    "f = lambda: 0\nf.__code__ = f.__code__.replace(co_code=bytes([151, 0, 144, 255, 100, 255, 83, 0]))\nfound = f()",
  "a forged stack":
    "f = lambda: 0\nf.__code__ = f.__code__.replace(co_code=bytes([151, 0] + [1, 0] * 200 + [83, 0]), co_stacksize=1)\nfound = f()",
};

const asking = (source: string) => ({
  given: "import torch\nfound = 'nothing'",
  source: source.replaceAll("MARK", mark).replaceAll("PORT", String(port)),
  ...{ names: ["found"], pairs: [], watched: [] },
});

function expectNothingReached(left: unknown): void {
  expect(JSON.stringify(left)).not.toContain(secret);
  expect(existsSync(mark)).toBe(false);
  expect(calls).toBe(0);
}

describe("T7 ways out of a program", () => {
  test.each(Object.entries(escapes))("T7 %s: nothing is reached", async (_, source) => {
    const process = await livingProcess();
    const left = await process.run(asking(source), 4_000);
    expectNothingReached(left);
    if (typeof left === "string") expect(process.alive).toBe(false);
    else expect(left.error, JSON.stringify(left)).not.toBeNull();
  });

  test.each(Object.entries(endless))("T7 %s: ends with its process", async (_, source) => {
    const process = await livingProcess();
    expect(["slow", "too-long"]).toContain(await process.run(asking(source), 400));
    expect(process.alive).toBe(false);
  });

  test.each(Object.entries(forgeries))(
    "T7 memory by %s: nobody else's, and nothing stays",
    async (_, source) => {
      const process = await livingProcess();
      expectNothingReached(await process.run(asking(source), 4_000));
      if (!process.alive) return;
      const next = await process.run(asking("found = (lambda: 7)() + torch.ones(2).sum().item()"), 4_000);
      expect(next).toMatchObject({ error: null, values: { found: expect.anything() } });
    },
  );
});
