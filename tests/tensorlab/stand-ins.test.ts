// Where Python's surroundings are not Linux: what stands in for them answers as Linux does, or says what is missing.
import { beforeAll, describe, expect, test } from "vitest";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

describe("PQ1 stand-ins", () => {
  let session: PythonSession;
  beforeAll(async () => {
    session = await createNodeSession();
  });

  function run(source: string) {
    session.renew();
    const written = { stdout: "", stderr: "" };
    const { error } = session.run(source, (text, stream) => (written[stream] += text));
    return { ...written, error: error && `${error.type}: ${error.message}` };
  }

  test.each([
    ["2.0 ** 10000", "OverflowError: (34, 'Numerical result out of range')"],
    ["open('none')", "FileNotFoundError: [Errno 2] No such file or directory: 'none'"],
    ["import os\nos.mkdir('/tmp')", "FileExistsError: [Errno 17] File exists: '/tmp'"],
    ["import os\nos.rename('a', 'b')", "FileNotFoundError: [Errno 2] No such file or directory: 'a' -> 'b'"],
    ["open('/tmp')", "IsADirectoryError: [Errno 21] Is a directory: '/tmp'"],
    ["raise FileNotFoundError(2, 'mine')", "FileNotFoundError: [Errno 2] mine"],
    ["raise OSError('mine')", "OSError: mine"],
    ["raise OverflowError('mine')", "OverflowError: mine"],
  ])("PQ1 %j fails as on Linux", (source, error) => {
    expect(run(source).error).toBe(error);
  });

  test.each([
    [
      "import errno\ntry: open('none')\nexcept OSError as e: print(e.errno, errno.errorcode[e.errno], repr(e))",
      "2 ENOENT FileNotFoundError(2, 'No such file or directory')\n",
    ],
    [
      "import os\nprint(os.strerror(2), '/', os.strerror(13))",
      "No such file or directory / Permission denied\n",
    ],
    ["import math\ntry: math.exp(1000)\nexcept OverflowError as e: print(e)", "math range error\n"],
  ])("PQ1 %j prints as on Linux", (source, out) => {
    expect(run(source)).toEqual({ stdout: out, stderr: "", error: null });
  });

  test("PQ1 input prints its question and says what to do", () => {
    const { stdout, error } = run("name = input('Your name: ')");
    expect(stdout).toBe("Your name: ");
    expect(error).toMatch(/^EOFError: EOF when reading a line\n.*write the answer into the program/);
    expect(run("import io, sys\nsys.stdin = io.StringIO('mine')\nprint(input())").stdout).toBe("mine\n");
    expect(run("import sys\nprint(repr(sys.stdin.read()), [*sys.stdin])").stdout).toBe("'' []\n");
  });

  test("PQ1 standard error is told apart", () => {
    expect(run("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')")).toEqual({
      ...{ stdout: "a\nc\n", stderr: "b\n", error: null },
    });
    expect(run("import warnings\nwarnings.warn('old')").stderr).toContain("UserWarning: old");
  });

  test.each([
    ["of a function", "def f(n): return f(n + 1)\nf(0)"],
    ["through a cache", "import functools\n@functools.lru_cache(None)\ndef f(n): return f(n + 1)\nf(0)"],
    ["through an operator", "class A:\n    def __add__(self, other): return self + other\nA() + 1"],
    ["through sorting", "def f(n): return sorted([n], key=f)\nf(0)"],
    ["through text", "class A:\n    def __repr__(self): return repr(self)\nrepr(A())"],
    [
      "through attributes",
      "class A:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nA().x",
    ],
    ["through tensors", "torch.Tensor.__neg__ = lambda x: -x\n-torch.ones(2)"],
    ["of a list in itself", "x = []\nfor _ in range(10 ** 5): x = [x]\nrepr(x)"],
  ])("PQ1 recursion %s ends well, however deep a program would go", (_, source) => {
    const deep = run(`import sys, torch\nsys.setrecursionlimit(10 ** 6)\n${source}`);
    expect(deep.error).toMatch(/^RecursionError: maximum recursion depth exceeded/);
    // and the engine goes on
    expect(run("print(1)").stdout).toBe("1\n");
  });

  test("PQ1 what waits for ever is told, what waits for a while is done", () => {
    const waiting = "import asyncio\nasync def f():\n    await asyncio.sleep(0.01)\n    return 3\n";
    expect(run(`${waiting}print(asyncio.run(f()))`).stdout).toBe("3\n");
    expect(run(`${waiting}async def g(): await asyncio.Future()\nasyncio.run(g())`).error).toBe(
      "RuntimeError: this waits for something that nothing can bring about here",
    );
  });

  test.each([
    ["import urllib.request\nurllib.request.urlopen('http://example.com')", "URLError", "no network"],
    ["import urllib.request\nurllib.request.urlopen('https://example.com')", "URLError", "no network"],
    ["import socket\nsocket.gethostbyname('example.com')", "gaierror", "no network"],
    ["import socket\nsocket.gethostbyaddr('10.0.0.1')", "herror", "no network"],
    ["import socket\nsocket.socket()", "PermissionError", "no network"],
    [
      "from http.client import HTTPConnection\nHTTPConnection('a.b').request('GET', '/')",
      "gaierror",
      "no network",
    ],
    ["import threading\nthreading.Thread(target=print).start()", "RuntimeError", "no threads"],
    ["import subprocess\nsubprocess.run(['ls'])", "OSError", "no other processes"],
    ["import os\nos.fork()", "PermissionError", "no other processes"],
    ["import os\nos.execv('/bin/ls', ['ls'])", "PermissionError", "no other processes"],
    ["import os\nos._exit(1)", "SystemExit", "only the cell ends"],
    ["import os\nos.abort()", "SystemExit", "only the cell ends"],
    ["import os, signal\nos.kill(os.getpid(), signal.SIGTERM)", "SystemExit", "only the cell ends"],
  ])("PQ2 %j fails by name, says what is missing, and Python goes on", (source, type, sentence) => {
    const { error } = run(source);
    expect(error).toMatch(new RegExp(`^${type}: [^]*${sentence}`));
    expect(session.run("1 + 1").echo?.repr).toBe("2");
  });

  test("PQ2 what is told of the surroundings is so", () => {
    expect(run("import time\nprint(time.tzname, time.strftime('%Z %%Z'))").stdout).toBe(
      "('UTC', 'UTC') UTC %Z\n",
    );
    const busy = "import time\na = time.process_time()\nfor _ in range(10 ** 5): pass\n";
    expect(run(`${busy}print(0 < time.process_time() - a < 60)`).stdout).toBe("True\n");
    expect(run("import os\nopen('a.txt', 'w').close()\nprint(os.system('ls'))").stdout).toBe("a.txt\n0\n");
    expect(run("import os\nprint(os.system('touch b.txt') >> 8)").stdout).toMatch(/touch.*\n127\n$/);
    expect(run("import os\nos.kill(os.getpid(), 0)\nprint('lives')").stdout).toBe("lives\n");
    expect(run("import mmap\nopen('a', 'w').write('abc')\nmmap.mmap(open('a').fileno(), 0)").error).toMatch(
      /^OSError|PermissionError/,
    );
    expect(run("try: import torch.distributed\nexcept ImportError as e: print(e)").stdout).toBe(
      "No module named 'torch.distributed'\n",
    );
    expect(session.run("import torch.distributed").error?.absent).toBe("torch.distributed");
    expect(session.run("import sqlite3.dbapi2").error?.absent).toBe("sqlite3");
  });
});
