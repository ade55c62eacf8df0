// The judge: plausible wrong ways fail where they are wrong, and what is said never tells the answer.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeKeys } from "@/lib/content/answers/exercises/code-keys";
import { exercises } from "@/lib/content/exercises";
import { isCodeExercise, type CodeExercise } from "@/lib/content/exercises/exercise";
import { checkAttempt, type Judgement } from "@/lib/tensorlab/check/check-attempt";
import { differenceMessage } from "@/lib/tensorlab/check/feedback";
import { compareValues, type PythonValue } from "@/lib/tensorlab/check/value";
import { fresh, model } from "./models-once";

const judge = (exercise: CodeExercise, source: string): Promise<Judgement> =>
  checkAttempt(exercise, codeKeys[exercise.id], source, { student: fresh, model });

const coded = exercises.filter(isCodeExercise);

describe("T33 the judge", () => {
  test.each(coded.map((exercise) => [exercise.id, exercise] as const))(
    "T33 %s: a value that is one off fails",
    async (id, exercise) => {
      const { solution } = codeKeys[id];
      const [name] = exercise.results;
      const spoiled = `${solution}\ntry:\n    ${name} = ~${name} if str(getattr(${name}, "dtype", "")) == "torch.bool" else ${name} + 1\nexcept TypeError:\n    ${name} = None`;
      const off = await judge(exercise, spoiled);
      expect(off.passed).toBe(false);
      expect(["value", "dtype"]).toContain(off.stage);
    },
  );

  test("T33 the right value under no name is missing, by its name", async () => {
    const [exercise] = coded;
    const [name] = exercise.results;
    const without = await judge(exercise, `${codeKeys[exercise.id].solution}\ndel ${name}`);
    expect([without.passed, without.stage]).toEqual([false, "missing"]);
    expect(without.message.en).toContain(name);
  });

  test("T33 another type and another shape are told apart from a wrong value", async () => {
    const [exercise] = coded.filter(({ id }) => id === "ones-and-zeros");
    const stages = [
      ["a = torch.ones(2, 3)\nz = torch.zeros(5, 3)", "dtype"],
      ["a = torch.ones(3, 2)\nz = torch.zeros(5, 3, dtype=torch.long)", "shape"],
      ["a = torch.zeros(2, 3)\nz = torch.zeros(5, 3, dtype=torch.long)", "value"],
      ["a = torch.ones(2, 3)\nz = torch.zeros(5, 3", "syntax"],
      ["a = torch.ones(2, 3)\nz = torch.zero(5)", "error"],
      ["a = torch.ones(2, 3)\nz = torch.zeros(5, 3, dtype=torch.long)", "none"],
    ] as const;
    for (const [source, stage] of stages) expect((await judge(exercise, source)).stage).toBe(stage);
  });

  test("T33 where memory must be shared, the exercise says so", async () => {
    const silent: string[] = [];
    let demanding = 0;
    for (const { id, given, aliasing, prompt } of coded) {
      const source = codeKeys[id].solution;
      const left = await model({
        given: `import torch\n${given}`,
        ...{ source, names: [], pairs: aliasing, watched: [] },
      });
      if (left.error || !left.shared.includes(true)) continue;
      demanding++;
      if (!/without copying/.test(prompt.en) || !/不要复制/.test(prompt.zh)) silent.push(id);
    }
    expect(demanding).toBeGreaterThan(2);
    expect(silent).toEqual([]);
  });

  test.each([
    [
      "training-loop",
      "import torch\nline = torch.optim.SGD([w, b], lr=rate)\nfor _ in range(steps):\n    ((w * x + b - y) ** 2).mean().backward()\n    line.step()",
      /^The first wrong value is w = .*adding up the gradients of all steps/,
    ],
    ["standardise", "z = x - torch.mean(x)\nz /= x.std()", /of the whole table\.$/],
    ["standardise", "z = ((x.t() - x.mean(1)) / x.std(1)).t()", /of standardising each row\.$/],
    ["standardise", "z = x - x.mean(0)", /^The first wrong value is z\[0, 0\] = -2\.$/],
  ])(
    "T33 %s: a known wrong way is told by what it leaves, however it is written",
    async (id, source, told) => {
      const exercise = coded.find((one) => one.id === id) ?? expect.fail(id);
      const { stage, message } = await judge(exercise, source);
      expect(stage).toBe("value");
      expect(message.en).toMatch(told);
    },
  );

  test("T33 every known wrong way is wrong", async () => {
    for (const exercise of coded)
      for (const { source, message } of codeKeys[exercise.id].mistakes ?? []) {
        const judgement = await judge(exercise, source);
        expect(judgement.stage).toBe("value");
        expect(judgement.message.zh.endsWith(message.zh)).toBe(true);
      }
  });

  test("T33 an answer made for the given numbers alone fails on others", async () => {
    const exercise = coded.find(({ id, inputs }) => id === "sizes-and-count" && inputs !== null);
    if (!exercise) throw new Error("the exercise has no further inputs");
    const printed = await judge(exercise, codeKeys[exercise.id].solution);
    expect(printed.passed).toBe(true);
    // what was printed, "rows = 2" line by line, is a program that knows the answer
    const found = await judge(exercise, printed.printed);
    expect(found.passed).toBe(false);
    expect(found.message.en).toContain("not for other data");
  });
});

const tensorValue = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }).chain((shape) =>
  fc
    .array(fc.double({ min: -100, max: 100, noNaN: true }), {
      minLength: shape.reduce((a, b) => a * b, 1),
      maxLength: shape.reduce((a, b) => a * b, 1),
    })
    .map((values): PythonValue => ({
      kind: "tensor",
      dtype: "float32",
      shape,
      values,
      requiresGrad: false,
      repr: "",
    })),
);

describe("T33 comparing values", () => {
  test("T33 a value equals itself, and another as far as the tolerance", () => {
    fc.assert(
      fc.property(tensorValue, (value) => {
        expect(compareValues(value, value)).toBeNull();
        if (value.kind === "plain") return;
        const nearly = { ...value, values: Array.from(value.values, (x) => x * (1 + 5e-5)) };
        expect(compareValues(nearly, value)).toBeNull();
        const off = { ...value, values: Array.from(value.values, (x) => x + 1) };
        expect(compareValues(off, value)?.stage).toBe(value.values.length > 0 ? "value" : undefined);
      }),
    );
  });

  test("T33 the first wrong place is told by its index", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), (at) => {
        const wanted: PythonValue = {
          kind: "tensor",
          dtype: "int64",
          shape: [2, 3],
          values: [0, 0, 0, 0, 0, 0],
          requiresGrad: false,
          repr: "",
        };
        const found = { ...wanted, values: Array.from({ length: 6 }, (_, place) => (place >= at ? 9 : 0)) };
        const difference = compareValues(found, wanted);
        expect(difference).toEqual({ stage: "value", index: [Math.floor(at / 3), at % 3], found: "9" });
        if (difference)
          expect(differenceMessage("x", difference).en).toBe(
            `The first wrong value is x[${Math.floor(at / 3)}, ${at % 3}] = 9.`,
          );
      }),
    );
  });

  const plain = (type: string, number: number | null, repr = String(number)): PythonValue => ({
    kind: "plain",
    type,
    repr,
    number,
  });

  test("T33 plain values differ by type, number or print", () => {
    expect(compareValues(null, plain("int", 1))).toEqual({ stage: "missing" });
    expect(compareValues(plain("float", 1), plain("int", 1))?.stage).toBe("dtype");
    expect(compareValues(plain("int", 2), plain("int", 1))?.stage).toBe("value");
    expect(compareValues(plain("float", Number.NaN), plain("float", Number.NaN))).toBeNull();
    expect(compareValues(plain("str", null, "'a'"), plain("str", null, "'b'"))?.stage).toBe("value");
    expect(compareValues(plain("str", null, "'a'"), plain("str", null, "'a'"))).toBeNull();
  });

  test.each<[PythonValue, PythonValue, string]>([
    [plain("float", Infinity), plain("float", 1), "The first wrong value is x = inf."],
    [plain("float", Number.NaN), plain("float", 1), "The first wrong value is x = nan."],
    [plain("bool", 1), plain("bool", 0), "The first wrong value is x = True."],
    [
      plain("builtin_function_or_method", null, "<built-in method numel of Tensor object at 0x1>"),
      plain("int", 8),
      "x is a function that was not called: put parentheses () after it.",
    ],
  ])("T33 a value is told as Python writes it, and a function as what it is", (found, wanted, said) => {
    const difference = compareValues(found, wanted);
    expect(difference && differenceMessage("x", difference).en).toBe(said);
  });

  test("T33 no message tells the wanted number", () => {
    const wanted = plain("int", 123457);
    const difference = compareValues(plain("int", 2), wanted);
    if (difference) expect(JSON.stringify(differenceMessage("n", difference))).not.toContain("123457");
  });
});
