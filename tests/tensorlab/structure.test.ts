import { describe, expect, test } from "vitest";
import { codeKeys } from "@/lib/content/answers/exercises/code-keys";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import { exercises } from "@/lib/content/exercises";
import { brokenRule, syntaxElements, syntaxErrorLine } from "@/lib/tensorlab/check/structure";

const elements = (source: string) => [...syntaxElements(source)].sort();

describe("the syntax of a source", () => {
  test.each([
    ["c = m[:, 1]", ["slice"]],
    ["c = m[0]", []],
    ["c = m[1:3]", ["slice"]],
    ["d = {1: 2}", []],
    ["for r in m:\n    print(r)", ["call:print", "loop"]],
    ["x = [r for r in m]", ["loop"]],
    ["x = sum(r for r in m)", ["call:sum", "loop"]],
    ["while True:\n    pass", ["loop"]],
    ["x = torch.tensor([1, 2])", ["call:tensor", "number-list"]],
    ["x = torch.tensor([[1], [-2.5]])", ["call:tensor", "number-list"]],
    ["x = [1]", []],
    ["y = m @ v.float()", ["call:float", "matmul"]],
    ["y @= v", ["matmul"]],
    ["@decorated\ndef f():\n    pass", []],
    ["# m @ v, m[:, 1]\ns = 'm @ v'", []],
  ])("T1 %j holds %j", (source, expected) => {
    expect(elements(source)).toEqual(expected);
  });

  test("T2 every model solution keeps its exercise's rules", () => {
    const broken = exercises
      .filter(isCodeExercise)
      .filter(({ id, rules }) => brokenRule(codeKeys[id].solution, rules));
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  test("T3 a broken source names its line", () => {
    expect(syntaxErrorLine("a = 1\nb = = 2")).toBe(2);
    expect(syntaxErrorLine("a = 1\nif a:\n    b = 2")).toBeNull();
  });
});
