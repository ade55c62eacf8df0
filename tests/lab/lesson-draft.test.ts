import { describe, expect, test } from "vitest";
import { emptyLessonDraft, lessonOf, problemOfLink, setupOfLink } from "@/components/instructor/lesson-draft";
import { lessonSchema, openLesson } from "@/lib/contract/lesson";
import { defaultConfig, encodeConfig } from "@/lib/lab/config/config-link";

const link = `https://example.org/lab?${encodeConfig({ ...defaultConfig, epochs: 77 })}`;
const row = { key: 1, name: " Mine ", link };

describe("a lesson in the form of a new session", () => {
  test("LS2 a set-up is read from a link and leaves its data behind", () => {
    const { dataset: _, ...setup } = { ...defaultConfig, epochs: 77 };
    expect(setupOfLink(link, 3)).toEqual(setup);
    const lesson = lessonOf({ ...emptyLessonDraft, rows: [row], locked: ["epochs"] }, 3);
    expect(lesson).toEqual({ ...openLesson, presets: [{ name: "Mine", setup }], locked: ["epochs"] });
    expect(lessonSchema.parse(lesson)).toEqual(lesson);
  });

  test("LS2 what is wrong with a row is named, and the lesson waits", () => {
    const wide = encodeConfig({
      ...defaultConfig,
      network: {
        ...defaultConfig.network,
        hidden: [191, 253].map((units) => ({ units, activation: "relu" as const, dropout: 0 })),
      },
    });
    const bad = [
      ["see the lab", { problem: "no-link" }],
      ["/lab?lr=much&s=x", { problem: "broken", parts: ["lr", "s"] }],
      [`/lab?${wide}`, { problem: "too-many-parameters" }],
    ] as const;
    for (const [one, problem] of bad) {
      expect(problemOfLink(one, 5)).toEqual(problem);
      expect(lessonOf({ ...emptyLessonDraft, rows: [row, { ...row, link: one }] }, 5)).toBeNull();
    }
    expect(problemOfLink(`/lab?${wide}`, 3)).toBeNull();
    expect(lessonOf({ ...emptyLessonDraft, rows: [{ ...row, name: " " }] }, 3)).toBeNull();
  });
});
