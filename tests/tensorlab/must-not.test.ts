// What an exercise forbids is seen however it is written, and nothing else is.
import { describe, expect, test } from "vitest";
import { codeKeys } from "@/lib/content/answers/exercises/code-keys";
import { exercises } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import { checkAttempt } from "@/lib/tensorlab/check/check-attempt";
import { createCheckedPython } from "@/lib/tensorlab/check/checked-python";
import { evaluateWith } from "@/lib/tensorlab/check/evaluate";

const fresh = evaluateWith(() => createCheckedPython());

async function stageOf(exerciseId: string, source: string): Promise<string> {
  const exercise = exercises.find(({ id }) => id === exerciseId);
  if (!exercise || !isCodeExercise(exercise)) throw new Error(`no exercise ${exerciseId}`);
  const key = codeKeys[exerciseId];
  return (await checkAttempt(exercise, key, source, { student: fresh, model: fresh })).stage;
}

/** the exercise that forbids relu, clamp, maximum, max and loops */
const forbidding = exercises.find(
  (exercise) =>
    isCodeExercise(exercise) && exercise.rules.some(({ elements }) => elements.includes("call:relu")),
)?.id as string;
const name = exercises.filter(isCodeExercise).find(({ id }) => id === forbidding)?.results[0] as string;
const solution = codeKeys[forbidding].solution;
const given = exercises.filter(isCodeExercise).find(({ id }) => id === forbidding)?.given as string;
/** the tensor that the exercise gives */
const x = /^(\w+) = torch/m.exec(given)?.[1] as string;

describe("HA9 what an exercise forbids", () => {
  test.each([
    ["in exec", `exec("${name} = torch.relu(${x})")`],
    ["in eval", `${name} = eval("torch.relu(${x})")`],
    ["in eval in exec", `exec('${name} = eval("torch.relu(${x})")')`],
    ["in a compiled text", `exec(compile("${name} = torch.relu(${x})", "a", "exec"))`],
    ["by getattr", `${name} = getattr(torch, "relu")(${x})`],
    ["by a text put together", `${name} = getattr(torch, "re" + "".join(["l", "u"]))(${x})`],
    ["by another name", `f = torch.relu\n${name} = f(${x})`],
    ["by importing it as another name", `from torch import relu as fine\n${name} = fine(${x})`],
    ["by importing the module anew", `${name} = getattr(__import__("torch"), "clamp")(${x}, min=0)`],
    ["by the class", `f = torch.Tensor\n${name} = getattr(f(${x}.tolist()), "relu")()`],
    ["by another module", `import torch.nn.functional as F\nf = F.relu\n${name} = f(${x})`],
    ["by numpy", `import numpy as np\nf = np.maximum\n${name} = torch.from_numpy(f(${x}.numpy(), 0))`],
    ["in place", `${name} = ${x}.clone()\ngetattr(${name}, "relu_")()`],
    ["by map", `${name} = list(map(torch.relu, [${x}]))[0]`],
    [
      "past a builtin that was saved",
      `import builtins\nrun = builtins.exec\nrun("${name} = torch.relu(${x})")`,
    ],
    ["as a loop in exec", `${solution}\nexec("for i in range(2): pass")`],
    ["as a comprehension in eval", `${solution}\neval("[i for i in range(2)]")`],
  ])("HA9 %s is seen", async (_, source) => {
    expect(await stageOf(forbidding, source)).toBe("structure");
  });

  test.each([
    ["the model solution", solution],
    ["a comment", `# not by torch.relu(x), nor for i in x\n${solution}`],
    ["a text that nobody runs", `note = "torch.relu(x) and for i in [1, 2]: pass"\n${solution}`],
    ["a variable of that name", `relu = 3\nmax = relu\n${solution}`],
    ["a function that is looked at and not called", `f = torch.relu\n${solution}`],
    ["what the exercise itself calls", `exec("pass")\n${solution}`],
  ])("HA9 %s is no false alarm", async (_, source) => {
    expect(await stageOf(forbidding, source)).toBe("none");
  });

  test("HA9 a seed that is set by another name is seen, and operators are no calls by name", async () => {
    const watched = ["call:manual_seed", "call:add", "call:matmul", "call:item"] as const;
    const program = { given: "import torch\ntorch.tensor(1).item()", names: [], pairs: [], watched };
    const seed = await fresh({ ...program, source: 'getattr(torch, "manual_" + "seed")(3)' });
    expect(seed).toMatchObject({ error: null, seen: ["call:manual_seed"] });
    const signs = await fresh({ ...program, source: "a = torch.ones(2, 2)\na += a @ a + int(a[0, 0])" });
    expect(signs).toMatchObject({ error: null, seen: [] });
  });

  test("HA9 so many texts run as code that nobody can look at them are refused", async () => {
    const many = `for i in range(2000): exec("q = %d" % i)\n${solution}`;
    expect(await stageOf(forbidding, many)).toBe("error");
  });

  test("HA1 what a program says of itself is told whatever it holds", async () => {
    for (const source of [
      "raise ValueError(chr(0))",
      'raise ValueError("x" * 390 + "😀" * 3000)',
      "raise ValueError(chr(0xD83D))",
      `${name} = chr(0) + "😀" * 2000`,
    ]) {
      const exercise = exercises.find(({ id }) => id === forbidding);
      if (!exercise) throw new Error("no exercise");
      const { printed, message } = await checkAttempt(exercise, codeKeys[forbidding], source, {
        student: fresh,
        model: fresh,
      });
      for (const text of [printed, message.en, message.zh]) {
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toContain("\u0000");
      }
      expect(printed.length).toBeLessThanOrEqual(400);
    }
  });
});
