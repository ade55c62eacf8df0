// Every exercise in code, written as people write it: right ways pass, wrong ones do not, and what is said helps.
import { describe, expect, test } from "vitest";
import { codeKeys } from "@/lib/content/answers/exercises/code-keys";
import { answersKeyOf } from "@/lib/content/answers/exercises/exercise-keys";
import { exercises } from "@/lib/content/exercises";
import { isCodeExercise, type AnswerExercise, type CodeExercise } from "@/lib/content/exercises/exercise";
import { encodeAnswers, judgeAnswers } from "@/lib/content/exercises/judge-answers";
import { checkAttempt, type Judgement } from "@/lib/tensorlab/check/check-attempt";
import { furtherIdioms } from "./further-idioms";
import { idioms } from "./idioms";
import { fresh, model } from "./models-once";

const coded = new Map(exercises.filter(isCodeExercise).map((exercise) => [exercise.id, exercise]));

function judge(id: string, source: string): Promise<Judgement> {
  const exercise = coded.get(id) as CodeExercise;
  return checkAttempt(exercise, codeKeys[id], source, { student: fresh, model });
}

describe("ways to write it", () => {
  test("PX1 every exercise in code has three right and three wrong ways", () => {
    expect(Object.keys(idioms).sort()).toEqual([...coded.keys()].sort());
    const few = Object.entries(idioms).filter(([, { right, wrong }]) => right.length < 3 || wrong.length < 3);
    expect(few).toEqual([]);
    expect(Object.keys(furtherIdioms).sort()).toEqual(Object.keys(idioms).sort());
  });

  test.each([idioms, furtherIdioms].flatMap((ways) => Object.entries(ways)))(
    "PX1 %s",
    async (id, { right, wrong }) => {
      const refused: object[] = [];
      for (const source of right) {
        const { passed, message } = await judge(id, source);
        if (!passed) refused.push({ source, said: message.en });
      }
      const accepted: string[] = [];
      for (const source of wrong) if ((await judge(id, source)).passed) accepted.push(source);
      expect({ refused, accepted }).toEqual({ refused: [], accepted: [] });
    },
  );

  test("PX2 an error or a difference on further data alone tells their shapes", async () => {
    const { stage, message } = await judge("one-number-per-row", "y = m + b.view(2, 1)");
    expect(stage).toBe("error");
    expect(message.en).toMatch(
      /^It is right for the given data, but not for other data \(of shapes m \(\d, \d\), b \(\d,\)\): Line 1: RuntimeError: shape '\[2, 1\]' is invalid/,
    );
    expect(message.zh).toMatch(
      /^在给出的数据上没有问题，但换一组数据（形状：m \(\d, \d\), b \(\d,\)）就不对了：第 1 行：/,
    );
    const typed = await judge("int64-trap", "y = torch.tensor([49., 47.])");
    expect(typed.message.en).toMatch(/not for other data \(of shapes v/);
  });

  test.each([
    ["y = m @", "SyntaxError", "Line 1: SyntaxError: invalid syntax"],
    ["v = v.float()\n  y = m @ v", "IndentationError", "Line 2: IndentationError: unexpected indent"],
    ["y = m @ v.float(", "SyntaxError", "Line 1: SyntaxError: '(' was never closed"],
  ])("PY9 %j is no Python, in CPython's words", async (source, type, said) => {
    const { stage, message, printed } = await judge("int64-trap", source);
    expect([stage, message.en]).toEqual(["syntax", said]);
    expect(message.zh).toMatch(/^第 \d 行：/);
    expect(printed).toContain(type);
  });

  test("PY9 foreign signs are named in the verdict, with the source without them", async () => {
    const { stage, message, fixed } = await judge("int64-trap", "y = m @ v.float（）");
    expect(stage).toBe("syntax");
    expect(message.en).toMatch(
      /^Line 1: SyntaxError: invalid character '（' \(U\+FF08\)\n（ \(U\+FF08\) in line 1 is a full/,
    );
    expect(fixed).toBe("y = m @ v.float()");
    expect((await judge("int64-trap", fixed ?? "")).passed).toBe(true);
  });

  test.each([
    [
      "outside",
      ["error", "IndexError", "IndexError: index 2 is out of bounds", "会报错", "报错", "出错", "It fails"],
    ],
    ["element", ["()", "scalar", "标量", "torch.Size([])", "a scalar", "0维"]],
    ["block", ["(2, 2)", "2,2", "2×2", "[2, 2]", "torch.Size([2, 2])", "（2，2）"]],
  ])("PX1 a shape is taken however it is written: %s", (ask, answers) => {
    const exercise = exercises.find(({ id }) => id === "shapes-of-indexing") as AnswerExercise;
    const { answers: right } = answersKeyOf(exercise);
    const judged = answers.map((answer) =>
      judgeAnswers(exercise, { answers: right }, encodeAnswers({ ...right, [ask]: answer })),
    );
    expect(judged.filter(({ passed }) => !passed)).toEqual([]);
    for (const answer of ["(4, 2)", "7", "two", ask === "outside" ? "()" : "error"])
      expect(
        judgeAnswers(exercise, { answers: right }, encodeAnswers({ ...right, [ask]: answer })).passed,
      ).toBe(false);
  });

  test("PX1 what was left as it stood there is told as that", async () => {
    const { stage, message } = await judge("count-the-large", "big = ...\ncount = ...");
    expect([stage, message.en]).toEqual([
      "missing",
      "big is still the ... that stood there: put your code in its place.",
    ]);
  });
});
