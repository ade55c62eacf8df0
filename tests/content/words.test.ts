import { describe, expect, test } from "vitest";
import { answerKeys } from "@/lib/content/answers/answer-keys";
import { predictionKeys } from "../fixtures/content/predictions";
import { referenceColumns, referenceTable } from "../fixtures/content/reference-table";
import { architectures } from "@/lib/content/architectures";
import { exercises } from "@/lib/content/exercises";
import { experiments } from "@/lib/content/experiments";
import type { Language } from "@/lib/content/language";
import { messagesOf } from "@/lib/content/messages/messages";
import { presets } from "@/lib/content/presets";
import { questions } from "@/lib/content/questions";
import { tensorReading } from "@/lib/content/tensor-basics";
import { torchHelp } from "@/lib/content/torch-help";
import { localizedTexts } from "./localized";
import { halfWidth, refused, ungrouped, wordsOf } from "./words";

const content = {
  ...{ answerKeys, predictionKeys, architectures, exercises, experiments },
  ...{ presets, referenceColumns, referenceTable, questions, tensorReading, torchHelp },
};

function sentences(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, child]) => sentences(child, `${path}.${key}`));
}

/** All that the product says in a language. */
const saidIn = (language: Language): [path: string, text: string][] => [
  ...sentences(messagesOf(language), ""),
  ...localizedTexts(content).map(({ path, text }): [string, string] => [path, text[language]]),
];

const finds = (language: Language, wrong: RegExp, but?: RegExp): string[] =>
  saidIn(language).flatMap(([path, text]) => {
    if (but?.test(path)) return [];
    const found = wrong.exec(wordsOf(text));
    return found ? [`${path}: ${found.input.slice(Math.max(0, found.index - 12), found.index + 20)}`] : [];
  });

describe.each(["zh", "en"] as const)("CT1 one word for one thing, in %s", (language) => {
  test.each(refused[language])("$ours", ({ others, but }) => {
    expect(finds(language, others, but)).toEqual([]);
  });

  test("a thousand has its comma, as the formatter writes it", () => {
    expect(finds(language, ungrouped)).toEqual([]);
  });
});

test("CT1 signs in Chinese are Chinese", () => {
  expect(finds("zh", halfWidth)).toEqual([]);
});

test("CT1 what is refused is found, whatever stands around it", () => {
  expect(saidIn("en").length).toBeGreaterThan(2_000);
  expect(refused.en.filter(({ others }) => others.test("Hand them in, participant, and go on.")).length).toBe(
    3,
  );
  expect(
    refused.zh.filter(({ others }) => others.test(wordsOf("您的{count, plural, other {# 轮次}}"))).length,
  ).toBe(2);
  expect(wordsOf("`x %` 99 % $a\\%$")).toBe("· 99 % ·");
  expect(halfWidth.test("第一,第二")).toBe(true);
  expect(ungrouped.test("5000 points")).toBe(true);
  expect(ungrouped.test("in 2012, 1,000 points, 12.3456, 127.0.0.1")).toBe(false);
});
