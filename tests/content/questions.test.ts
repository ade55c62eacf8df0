import katex from "katex";
import { describe, expect, test } from "vitest";
import { answerKeys } from "@/lib/content/answers/answer-keys";
import { fullMarks } from "@/lib/content/answers/answer-key";
import { experimentIds } from "@/lib/content/experiment";
import { isQuestionId, questionById, questionIds, questions } from "@/lib/content/questions";
import { faultsOf, localizedTexts } from "./localized";

describe("questions", () => {
  test("stand in the order of their ids", () => {
    expect(questions.map(({ id }) => id)).toEqual([...questionIds]);
  });

  test("are found by id, and other strings are not ids", () => {
    for (const id of questionIds) expect(questionById(id).id).toBe(id);
    expect(isQuestionId("softmax")).toBe(true);
    expect(isQuestionId("toString")).toBe(false);
  });

  test("each has its own experiment and two to four hints", () => {
    expect(questions.map(({ experimentId }) => experimentId)).toEqual([...experimentIds]);
    for (const { hints } of questions) expect(hints.length).toSatisfy((n: number) => n >= 2 && n <= 4);
  });

  test("suggest a length that fits an answer's limit", () => {
    for (const { suggestedLength } of questions) {
      for (const { from, to } of Object.values(suggestedLength)) {
        expect(from).toBeGreaterThan(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThan(1000);
      }
    }
  });
});

describe("answer keys", () => {
  test.each(questionIds)("%s: key matches, items sum to full marks, ids are unique", (id) => {
    const { questionId, rubric, misconceptions } = answerKeys[id];
    expect(questionId).toBe(id);
    expect(rubric.reduce((sum, { points }) => sum + points, 0)).toBe(fullMarks);
    expect(rubric.every(({ points }) => Number.isInteger(points) && points > 0)).toBe(true);
    expect(new Set(rubric.map((item) => item.id)).size).toBe(rubric.length);
    expect(misconceptions.length).toBeGreaterThanOrEqual(2);
  });

  test.each(questionIds)("CT3 %s: an item is given or not, its text divides no points", (id) => {
    const { rubric } = answerKeys[id];
    const divided = /[（(][1-9](?: ?分| points?)?[)）]|[1-9] 分|one point/i;
    expect(rubric.filter(({ text }) => divided.test(text.zh) || divided.test(text.en))).toEqual([]);
    const ids = new Set(rubric.map((item) => item.id));
    expect(rubric.filter(({ formerly }) => formerly !== undefined && ids.has(formerly))).toEqual([]);
  });

  test("no model answer's words stand in the question itself", () => {
    for (const question of questions) {
      const told = JSON.stringify(question);
      for (const language of ["zh", "en"] as const) {
        const sentences = answerKeys[question.id].modelAnswer[language].split(/[。；.;:：\n]/);
        const leaked = sentences.filter(
          (sentence) => sentence.trim().length > 25 && told.includes(sentence.trim()),
        );
        expect(leaked).toEqual([]);
      }
    }
  });
});

describe("the texts of questions and keys", () => {
  const found = [...localizedTexts(questions), ...localizedTexts(answerKeys)];

  test("are whole in both languages", () => {
    expect(found.length).toBeGreaterThan(90);
    expect(found.flatMap(faultsOf)).toEqual([]);
  });

  test("hold maths that KaTeX accepts", () => {
    for (const { text } of found) {
      for (const value of Object.values(text)) {
        for (const [maths] of value.replace(/`[^`\n]*`/g, "").matchAll(/\$\$[^$]+\$\$|\$[^$]+\$/g)) {
          const source = maths.replace(/^\$+|\$+$/g, "");
          expect(() => katex.renderToString(source, { throwOnError: true, strict: "error" })).not.toThrow();
        }
      }
    }
  });
});
