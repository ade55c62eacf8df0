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
  "a shell": "import os\nfound = os.system('touch MARK')\nif found == -1: raise OSError",
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

describe("T7 ways out of a program", { timeout: 60_000 }, () => {
  test.each(Object.entries(escapes))("T7 %s: nothing is reached", async (_, source) => {
    const process = await livingProcess();
    const left = await process.run(asking(source), 4_000);
    expectNothingReached(left);
    if (typeof left === "string") expect(process.alive).toBe(false);
    else expect(left.error, JSON.stringify(left)).not.toBeNull();
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
