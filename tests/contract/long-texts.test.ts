// Texts that take time which grows with the square of their length, in every place that reads one.
import { describe, expect, test } from "vitest";
import { encodeAnswers, judgeAnswers } from "@/lib/content/exercises/judge-answers";
import { exercises } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import { requests } from "@/lib/contract/requests";
import { csvRows } from "@/lib/review/safe-csv";

const longTexts: Record<string, string> = {
  "marks above and below": `a${"\u0301".repeat(20_000)}${"\u0316".repeat(20_000)}`,
  "one character for eighteen": "ﷺ".repeat(300_000),
  spaces: " ".repeat(300_000),
  dashes: "a-".repeat(200_000),
  "halves of flags": "🇦".repeat(100_000),
  joiners: "\u200d".repeat(200_000),
  "ends of lines": `x${"\n".repeat(40_000)}x`,
};

/** Of the processor, in ms; where the machine is free a tenth of what the tests allow. */
function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe.each(Object.entries(longTexts))("HZ7 %s", (_, text) => {
  test("cost nothing in any field of a request", () => {
    for (const [name, { payload }] of Object.entries(requests))
      for (const field of Object.keys("shape" in payload ? payload.shape : {}))
        expect(
          processorMs(() => payload.safeParse({ [field]: text })),
          `${name}.${field}`,
        ).toBeLessThan(1_000);
  });

  test("cost nothing as an answer", () => {
    for (const exercise of exercises) {
      if (isCodeExercise(exercise)) continue;
      const ids = exercise.asks.map(({ id }) => id);
      const key = { answers: Object.fromEntries(ids.map((id) => [id, "(2, 3)"])) };
      const source = encodeAnswers({ [ids[0]]: text });
      expect(processorMs(() => judgeAnswers(exercise, key, source))).toBeLessThan(1_000);
      expect(judgeAnswers(exercise, key, source).passed).toBe(false);
    }
  });

  test("cost nothing in a table", () => {
    expect(processorMs(() => csvRows([[text]]))).toBeLessThan(1_000);
  });
});
