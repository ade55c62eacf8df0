// The editor's help beside what the lab can do.
import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { beforeAll, describe, expect, test } from "vitest";
import { torchCompletions } from "@/components/tensors/completions";
import { torchHelp } from "@/lib/content/torch-help";
import type { Place } from "@/lib/content/torch-help/row";
import { properties } from "@/lib/tensorlab/operations/attributes";
import { functions, methods } from "@/lib/tensorlab/operations/registry";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

const namesOn = (...places: Place[]): Set<string> =>
  new Set(torchHelp.filter(({ on }) => places.includes(on)).map(({ name }) => name));

const isPublic = (name: string): boolean =>
  !name.replace(/^.*\./, "").startsWith("_") && !name.startsWith("_");

const under = (prefix: string): string[] =>
  [...functions.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));

describe("T18 everything that the lab can do has help, and help names nothing else", () => {
  let session: PythonSession;
  beforeAll(async () => {
    session = await createNodeSession();
  });

  test.each([
    ["torch.", () => [...functions.keys()].filter((name) => !name.includes(".")), namesOn("torch", "both")],
    ["a tensor", () => [...methods.keys(), ...Object.keys(properties)], namesOn("tensor", "both")],
    ["torch.nn.functional.", () => under("nn.functional."), namesOn("functional")],
    ["torch.linalg.", () => under("linalg."), namesOn("linalg")],
    ["torch.autograd.", () => under("autograd."), namesOn("autograd")],
  ])("%s", (_, known, helped) => {
    expect(known().filter((name) => isPublic(name) && !helped.has(name))).toEqual([]);
  });

  test("every name is there in Python", () => {
    session.run(
      "import classroom, matplotlib.pyplot as plt, torch, numpy as np\nx = torch.ones(2, 2)\na = np.ones(2)",
    );
    const holders: Record<Place, string[]> = {
      torch: ["torch"],
      tensor: ["x"],
      both: ["torch", "x"],
      nn: ["torch.nn"],
      functional: ["torch.nn.functional"],
      linalg: ["torch.linalg"],
      autograd: ["torch.autograd"],
      numpy: ["np"],
      random: ["np.random"],
      array: ["a"],
      pyplot: ["plt"],
      classroom: ["classroom"],
    };
    const missing = torchHelp.filter(({ name, on }) => {
      const found = holders[on].map((holder) => session.run(`${holder}.${name} is None`).error === null);
      return on === "both" ? found.includes(false) : !found.includes(true);
    });
    expect(missing.map(({ name, on }) => `${on}.${name}`)).toEqual([]);
  });

  test.each([
    ["torch", namesOn("torch", "both")],
    ["torch.nn", namesOn("nn")],
    ["torch.linalg", namesOn("linalg")],
    ["np", namesOn("numpy")],
    ["np.random", namesOn("random")],
    ["np.ones(2)", namesOn("array")],
  ])("all that Python lists of %s has help", (holder, helped) => {
    let listed = "";
    // a package's files are listed as its modules
    const source = `import torch, numpy as np
module = type(__import__("sys"))
print(" ".join(n for n in dir(${holder}) if type(getattr(${holder}, n, None)) is not module))`;
    session.run(source, (text) => (listed += text));
    const names = listed.trim().split(" ");
    expect(names).toContain("__doc__");
    expect(names.filter((name) => isPublic(name) && !helped.has(name))).toEqual([]);
  });

  test("no name stands twice in one place, and each has words in both languages", () => {
    const keys = torchHelp.map(({ name, on }) => `${on}.${name}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    for (const { help } of torchHelp) for (const text of Object.values(help)) expect(text).not.toBe("");
  });
});

test.each([
  ["torch.ones(2).su", "sum", "softplus"],
  ["torch.aran", "arange", "arccosine"],
  ["torch.linalg.in", "inv", "arange"],
  ["F.cross", "cross_entropy", "arange"],
  ["torch.nn.functional.re", "relu", "arange"],
  ["np.lin", "linspace", "manual_seed"],
  ["x.add", "add_", "linspace"],
  ["torch.", "linalg", "astype"],
  ["torch.nn.", "functional", "arange"],
  ["nn.functional.cross", "cross_entropy", "arange"],
  ["linalg.", "svdvals", "arange"],
  ["torch.autograd.", "grad", "arange"],
  ["np.random.", "seed", "arange"],
  ["numpy.zer", "zeros_like", "manual_seed"],
  ["np.ones(2).", "astype", "backward"],
  ["x = torch.ones(2)\na = x.numpy()\na.", "astype", "backward"],
  ["a = np.ones(2)\na = torch.ones(2)\na.", "backward", "astype"],
  ["a = np.ones(2)\nb = torch.from_numpy(a).", "backward", "astype"],
])("T19 after %s the editor offers %s", async (text, wanted, other) => {
  for (const language of ["en", "zh"] as const) {
    const context = new CompletionContext(EditorState.create({ doc: text }), text.length, false);
    const offered = (await torchCompletions(language)(context))?.options ?? [];
    const labels = offered.map(({ label }) => label);
    expect(labels).toContain(wanted);
    expect(labels).not.toContain(other);
    const help = torchHelp.filter(({ name }) => name === wanted).map((one) => one.help[language]);
    expect(help).toContain(offered.find(({ label }) => label === wanted)?.info);
  }
});

test("T19 what the week uses stands before what has a name earlier in the alphabet", async () => {
  const context = new CompletionContext(EditorState.create({ doc: "torch." }), 6, false);
  const offered = (await torchCompletions("en")(context))?.options ?? [];
  const first = [...offered].sort((a, b) => (b.boost ?? 0) - (a.boost ?? 0)).map(({ label }) => label);
  expect(first.slice(0, 3)).toEqual(["tensor", "asarray", "zeros"]);
  expect(first.indexOf("manual_seed")).toBeLessThan(first.indexOf("abs"));
});

test.each(["np.linalg.", "np.pi.", "x = 3", "x = 3.", "import torch", ""])(
  "T19 after %j the editor offers nothing",
  async (text) => {
    const context = new CompletionContext(EditorState.create({ doc: text }), text.length, false);
    expect(await torchCompletions("en")(context)).toBeNull();
  },
);
