// What one program changes is its own: programs side by side in one realm, and modules that hold nothing.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

const look = `import torch, numpy as np
seen = [torch.get_default_dtype(), torch.ones(2, 3), torch.tensor([1.23456, 1e-9]), torch.is_grad_enabled(), torch.tensor([1., 2.]).sum()]
torch.manual_seed(3)
np.random.seed(3)
seen += [torch.rand(3), np.random.randn(3), torch.Generator()._id, str(torch.ones(2, requires_grad=True) * 2)]
seen`;

const spoils = {
  "the default type": "torch.set_default_dtype(torch.float64)",
  "how tensors are printed": "torch.set_printoptions(precision=1, sci_mode=True, linewidth=20)",
  "a profile of printing": 'torch.set_printoptions(profile="short")',
  "gradients that are switched off": "torch.set_grad_enabled(False)",
  "a context that is entered and never left": "torch.no_grad().__enter__()",
  "random numbers, between draws":
    "torch.manual_seed(1)\ntorch.randn(3)\nimport numpy as np\nnp.random.seed(1)\nnp.random.randn(1)",
  "every generator there may be": "made = [torch.Generator() for _ in range(999)]",
  "all the memory there may be": "held = [torch.ones(1000, 1000) for _ in range(20)]",
  "functions of torch":
    "torch.ones = torch.tensor = torch.manual_seed = None\ntorch.Tensor.__add__ = torch.Tensor.sum = None",
  "Python's own functions":
    "import builtins\nbuiltins.print = builtins.len = builtins.isinstance = builtins.exec = None",
  modules: "import sys\nsys.modules.clear()",
  "where modules come from":
    "import sys\nfor found in (sys.path, sys.meta_path, sys.path_hooks): found.clear()\nsys.path_importer_cache.clear()",
  "the namespace of torch itself":
    "names = torch.Tensor.__add__.__globals__\nnames['op'] = names['_ask'] = names['_commands'] = None",
  "files, folders and descriptors":
    "import os\nos.remove('/lib/python311.zip')\nos.rename('/lib', '/bil')\nos.mkdir('/left')\nopen('json.py', 'w').write('1 / 0')\nos.chdir('/')\nos.close(1)",
  "a file of the library": "open('/lib/python311.zip', 'r+b').write(bytes(9000))",
  "a module that stands before the library's":
    "open('/home/lab/random.py', 'w').write('seed = None')\nimport random",
  "the environment": "import os\nos.environ['TZ'] = 'Asia/Tokyo'\nos.environ['PYTHONHOME'] = '/'",
  "what is called at every step":
    "import sys, gc\nsys.settrace(lambda *x: 1 / 0)\nsys.setprofile(lambda *x: 1 / 0)\ngc.callbacks.append(lambda *x: 1 / 0)\ngc.set_threshold(1)",
  "what is called when it ends":
    "import atexit\natexit.register(lambda: 1 / 0)\nclass Late:\n    def __del__(self): 1 / 0\nheld = Late()",
  "what listens to everything": "import sys\nsys.addaudithook(lambda *x: 1 / 0)",
  "tasks that wait":
    "import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\nloop = asyncio.new_event_loop()\nheld = loop.create_task(f())\nloop.run_until_complete(asyncio.sleep(0))",
  "how deep it may go": "import sys\nsys.setrecursionlimit(60)",
  "how numbers are written":
    "import sys\nsys.set_int_max_str_digits(640)\nimport locale, decimal\ndecimal.getcontext().prec = 2",
  "all of Python's own memory": "held = []\nwhile True: held.append(bytearray(1 << 20))",
};

describe("HA2 what one program changes", () => {
  let beside: PythonSession;
  let spoiled: PythonSession;
  beforeAll(async () => {
    [beside, spoiled] = await Promise.all([createNodeSession(), createNodeSession()]);
  });

  test.each(Object.entries(spoils))("HA2 %s: the next one and one beside it see nothing", (_, spoil) => {
    beside.renew();
    const before = beside.run(look);
    expect(before.error).toBeNull();
    spoiled.renew();
    // where it spoiled what its own session needs, that is its own error
    spoiled.run(`import torch\n${spoil}`);
    expect(beside.run(look).echo?.repr).toBe(before.echo?.repr.replace("1, '", "2, '"));
    spoiled.renew();
    expect(spoiled.run(look)).toMatchObject({ error: null, echo: { repr: before.echo?.repr } });
  });
});

const lab = path.resolve(import.meta.dirname, "../../lib/tensorlab");
/** what is not a program's: whose turn it is, the files that Python starts from, compiled once, the page's spare worker */
const turns = [
  "core/program-state.ts: current",
  "python/node-session.ts: files",
  "python-workers.ts: compiling",
  "python-workers.ts: spare",
];

/** Module-level `let`s, and collections that nothing says are only read. */
function changing(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(lab, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const declared = source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.map((declaration) => ({
      name: declaration.name.getText(),
      isLet: (declarationList.flags & ts.NodeFlags.Const) === 0,
      collection: /^new (Weak)?(Map|Set)\b/.test(declaration.initializer?.getText() ?? ""),
      readOnly: /^Readonly(Map|Set)\b/.test(declaration.type?.getText() ?? ""),
    })),
  );
  return declared
    .filter(({ isLet, collection, readOnly }) => isLet || (collection && !readOnly))
    .map(({ name }) => `${file}: ${name}`);
}

test("HA2 no module of the lab holds what a program could change", () => {
  const files = readdirSync(lab, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  expect(files.length).toBeGreaterThan(90);
  expect(files.flatMap(changing).sort()).toEqual([...turns].sort());
});
