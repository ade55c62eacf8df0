// How a source is written, as Python's own tree of it says.
import { beforeAll, describe, expect, test } from "vitest";
import { codeKeys } from "@/lib/content/answers/exercises/code-keys";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import { exercises } from "@/lib/content/exercises";
import { brokenRule } from "@/lib/tensorlab/check/structure";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

describe("the syntax of a source", () => {
  let session: PythonSession;
  beforeAll(async () => {
    session = await createNodeSession();
  });

  test.each([
    ["c = m[:, 1]", ["slice"]],
    ["c = m[0]", []],
    ["c = m[1:3]", ["slice"]],
    ["c = m[..., None, 1:]", ["slice"]],
    ["c = m[slice(None), 1]", ["call:slice", "slice"]],
    ["d = {1: 2}", []],
    ["for r in m:\n    print(r)", ["call:print", "loop"]],
    ["x = [r for r in m]", ["loop"]],
    ["x = {r: 1 for r in m}", ["loop"]],
    ["x = sum(r for r in m)", ["call:sum", "loop"]],
    ["while True:\n    pass", ["loop"]],
    ["def f():\n    for r in m: yield r", ["loop"]],
    ["h[h < 0.] = 0.", ["comparison"]],
    ["same = x.eq(y) if x is not y else None", ["call:eq"]],
    ["x = torch.tensor([1., 2.])", ["call:tensor"]],
    ["x = 1.\ny = x.t()", ["call:t"]],
    ["f(1.)[0.:1.]", ["call:f", "slice"]],
    ["y = m @ v.float()", ["call:float", "matmul"]],
    ["y @= v", ["matmul"]],
    ["@decorated\ndef f():\n    pass", []],
    ["# m @ v, m[:, 1]\ns = 'm @ v'", []],
    ['s = f"{x.sum()} {m[:, 1]}"', ["call:sum", "slice"]],
    ["match x:\n    case [1, *_]: y = 1", []],
    ["%time y = 3\nx[:]", ["call:get_ipython", "call:run_line_magic", "slice"]],
    ["x = (", []],
  ])("T1 %j holds %j", (source, expected) => {
    expect(session.elements([source])).toEqual(expected);
  });

  test("T2 every model solution keeps its exercise's rules", () => {
    const broken = exercises
      .filter(isCodeExercise)
      .filter(({ id, rules }) => brokenRule(rules, session.elements([codeKeys[id].solution])));
    expect(broken.map(({ id }) => id)).toEqual([]);
  });
});
