import { describe, expect, test } from "vitest";
import { groupAnswers, longestGrouped, normalisedAnswer } from "@/lib/text/alike";

const answers = (...texts: string[]) => texts.map((text, index) => ({ participantId: `p${index}`, text }));

describe("what counts as the same answer", () => {
  test.each([
    ["It sums to one.", "it sums to  ONE"],
    ["和为 1。", "和为１"],
    ["**ReLU** is `faster`", "ReLU is faster!"],
    ["- first\n- second", "* first\n* second"],
    ["“Adam”, of course", '"adam" of course'],
  ])("G4 %j and %j", (a, b) => {
    expect(normalisedAnswer(a)).toBe(normalisedAnswer(b));
  });

  test.each([
    ["$p-y$", "$p+y$"],
    ["a < b", "a > b"],
    ["a ≤ b", "a ≥ b"],
    ["x = y", "x != y"],
    ["0.5", "5"],
    ["2*3", "2/3"],
    ["dying ReLU", "dyeing ReLU"],
    ["梯度消失", "梯度爆炸"],
    ["cafe", "café"],
  ])("G4 %j is not %j", (a, b) => {
    expect(normalisedAnswer(a)).not.toBe(normalisedAnswer(b));
  });
});

describe("groups of answers", () => {
  test("G4 equal short answers form a group, the largest first, shown as first written", () => {
    const groups = groupAnswers(answers("Faster.", "slower", "FASTER", "faster!", "Slower"));
    expect(groups).toEqual([
      { text: "Faster.", participantIds: ["p0", "p2", "p3"] },
      { text: "slower", participantIds: ["p1", "p4"] },
    ]);
  });

  test("G4 an answer alone is no group", () => {
    expect(groupAnswers(answers("one", "two", "three"))).toEqual([]);
  });

  test("G4 empty answers and answers of signs only are in no group", () => {
    expect(groupAnswers(answers("", "  ", "", "???", "!!!"))).toEqual([]);
  });

  test("G4 long answers are read one by one", () => {
    const long = "word ".repeat(longestGrouped);
    expect(groupAnswers(answers(long, long))).toEqual([]);
    const short = "x".repeat(longestGrouped);
    expect(groupAnswers(answers(short, short))).toHaveLength(1);
  });

  test("G4 every answer is in one group at most", () => {
    const texts = Array.from({ length: 100 }, (_, index) => `answer ${index % 7}`);
    const members = groupAnswers(answers(...texts)).flatMap(({ participantIds }) => participantIds);
    expect(new Set(members).size).toBe(members.length);
    expect(members).toHaveLength(100);
  });
});
