// What MicroPython is given in place of what a student wrote.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adapt } from "@/lib/tensorlab/python/adapt";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

let session: PythonSession;
beforeAll(async () => {
  session = await createNodeSession();
});
afterAll(() => session.dispose());

/** What a source prints, or how it fails. */
function outcome(source: string): string {
  let printed = "";
  const { error } = session.run(source, (text) => (printed += text));
  return error ? `${printed}${error.type}: ${error.message}` : printed;
}

const lines = (source: string): number => source.split("\n").length;

describe("T20 what is rewritten", () => {
  test.each([
    ["a < b", "_lab_lt(a , b)"],
    ["0 <= x", "_lab_le(0 , x)"],
    ["not a > b", "not _lab_gt(a , b)"],
    ["0 < x < 1", "(_lab_lt(0 , x) and _lab_lt(x , 1))"],
    ["x *= y", 'x = _lab_update(x, "*=", ( y))'],
    ["x[0 < v] *= 2", 'x[_lab_lt(0 , v)] = _lab_update(x[_lab_lt(0 , v)], "*=", ( 2))'],
    ['f"{a < b:d}"', 'f"{_lab_shown((_lab_lt(a , b)), True):d}"'],
    ['"{} {k}".format(a, k=b)', '"{} {k}".format(_lab_shown(a), k=_lab_shown(b))'],
    ["xs.sort(key=f)", "_lab_sort(xs, key=f)"],
    ["map(float, xs)", "map(_lab_float, xs)"],
    ["'%d' % x", "_lab_percent('%d' , x)"],
  ])("%s", (source, expected) => {
    expect(adapt(source).replace(/ +/g, " ")).toBe(expected);
  });

  test.each([
    "x = 'a < b'",
    "# a < b and x *= 2",
    '"""\nx *= 2\n{a < b}\n"""',
    'f"{{a < b}} {a!r} {b=}"',
    "x < 3",
    "a == b < c",
    "0 < f() < 1",
    "x += y",
    "x @= y",
    "a in b",
    "x[next(it)] *= 2",
    "'{}'.format(*xs, **named)",
    "'{}'.format(a for a in xs)",
    "float",
    "if = 3",
  ])("%j stays as it is", (source) => {
    expect(adapt(source)).toBe(source);
  });

  test.each([
    ["x = [3, 1]\n(x\n .sort())\nprint(x)", "[1, 3]\n"],
    ["x = [3, 1]\nx.sort( # note\n reverse=True)\nprint(x)", "[3, 1]\n"],
    ["x = [1, 2]\nx[\n0] *= 2\nprint(x)", "[2, 2]\n"],
    ["print('{} {}'.format(1, # note\n 2))", "1 2\n"],
    ["x = 1 \\\n < 2\nprint(x)", "True\n"],
    ["it = iter([1, 0])\nx = [1, 1]\nx[next(it)] *= 2\nprint(x, next(it))", "[1, 2] 0\n"],
    ["def f(x):\n    x *= 2\n    return x\nprint(f(3), f('a'))", "6 aa\n"],
    ["x = {'k': 3}\nx['k'] **= 2\nprint(x)", "{'k': 9}\n"],
    ["x = 3\nx *= 1 if x < 2 else 2\nprint(x)", "6\n"],
    ["s = {1}\nu = s\ns |= {2}\nprint(sorted(u))", "[1, 2]\n"],
    ["x = 0.5\nprint(0 < x < 1, 0 < x <= 0.4)", "True False\n"],
    [
      "import torch\nv = torch.tensor([1., 2., 3.])\nw = v\nv[1 < v] *= 2\nprint(w.tolist())",
      "[1.0, 4.0, 6.0]\n",
    ],
    ["import torch\nv = [torch.ones(2)]\nw = v[0]\nv[0] *= 3\nprint(w.tolist())", "[3.0, 3.0]\n"],
    ["import torch\nt = torch.tensor(0.5)\nprint(0 < t < 1, 1 < t < 2)", "tensor(True) tensor(False)\n"],
    [
      "import torch\nt = torch.tensor(0.5)\nprint(f'{t:.2f} {0 < t:d}', '%d%% %s' % (7, t))",
      "0.50 1 7% tensor(0.5000)\n",
    ],
  ])("%j prints what Python prints", (source, printed) => {
    expect(outcome(source)).toBe(printed);
    expect(lines(adapt(source))).toBe(lines(source));
  });
});

const variable = fc.constantFrom("a", "b", "c");
const leaf = fc.oneof(
  variable,
  fc.integer({ min: -9, max: 9 }).map(String),
  fc.constantFrom("1.5", "'s'", "[2, 1]"),
);

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom("<", "<=", ">", ">=", "==", "+", "*", "and", "in"),
        tie("expression"),
      )
      .map(([left, sign, right]) => `${left} ${sign} ${right}`),
    tie("expression").map((inner) => `(${inner})`),
    tie("expression").map((inner) => `float(${inner})`),
    fc.tuple(variable, tie("expression")).map(([left, inner]) => `(${left} if ${inner} else ${left})`),
    tie("expression").map((inner) => `"{} {}".format(${inner}, # note\n 1)`),
    tie("expression").map((inner) => `"%s" % (${inner},)`),
    variable.map((name) => `f"{${name}} {${name} < 2} {{${name}}}"`),
  ),
}));

const statement = fc.oneof(
  fc.tuple(variable, expression).map(([name, value]) => `${name} = (${value})`),
  fc
    .tuple(variable, fc.constantFrom("*=", "//=", "%=", "|=", "+=", "**="), expression)
    .map(([name, sign, value]) => `${name} ${sign} (${value})`),
  fc.tuple(variable, expression).map(([name, value]) => `l[0 < 1] *= (${value}); ${name} = l`),
  fc.tuple(expression, variable).map(([test, name]) => `if (${test}):\n    ${name} = not ${name}`),
  variable.map((name) => `${name}.sort()`),
  expression.map((value) => `print(${value})`),
);

const setting = "a, b, c, l = 3, [2, 5, 1], 's', [1, 2]\n";

test("T21 programs without tensors do the same rewritten and as written", { timeout: 60_000 }, () => {
  let rewritten = 0;
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 5 }), (statements) => {
      const source = `${setting}${statements.join("\n")}\nprint(a, b, c, l)`;
      if (adapt(source) !== source) rewritten++;
      expect(lines(adapt(source))).toBe(lines(source));
      // what stands in a string is not rewritten
      expect(outcome(source)).toBe(outcome(`exec(${JSON.stringify(source)})`));
    }),
    { numRuns: 300, seed: 20260 },
  );
  expect(rewritten).toBeGreaterThan(200);
});
