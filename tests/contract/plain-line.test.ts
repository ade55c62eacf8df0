// Titles and names of set-ups: words of one line that others read.
import fc from "fast-check";
import { expect, test } from "vitest";
import { lineProblem, plainLineSchema } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import { requests } from "@/lib/contract/requests";

const most = wireLimits.titleCharacters;
const title = plainLineSchema(most);

test.each([
  ["an override that turns what follows", "Week 1 \u202e1 keeW"],
  ["an isolate that is left open", "\u2067Week 1"],
  ["a space of no width", "Week\u200b 1"],
  ["NUL", "Week\u0000 1"],
  ["half a pair", "Week \ud83d"],
  ["a tag that nobody sees", "Week\u{e0041} 1"],
  ["an endless pile of marks", `Week 1${"\u0301".repeat(40)}`],
])("C10 a title with %s is refused, also at the door", (_, raw) => {
  expect(lineProblem(raw)).toBe("hidden");
  expect(title.safeParse(raw).error?.issues[0].message).toBe("hidden");
  expect(requests["session.rename"].payload.safeParse({ title: raw, language: "en" }).success).toBe(false);
});

test("C10 nothing, blanks and what is too long are refused", () => {
  for (const raw of ["", "  ", "\u3000"]) expect(title.safeParse(raw).error?.issues[0].message).toBe("empty");
  expect(title.safeParse("x".repeat(most + 1)).success).toBe(false);
  expect(title.parse("x".repeat(most))).toBe("x".repeat(most));
});

test("C10 titles of every script pass as they were typed, full-width signs too", () => {
  for (const raw of [
    "Deep learning, week 1",
    "深度学习（一）：螺旋与分类！第１周",
    "مقدمة في التعلم العميق — ١",
    "שיעור 1: ספירלות",
    "Введение в нейросети №1",
    "डीप लर्निंग: सप्ताह १",
    "ディープラーニング入門①",
    "x² + y² ≤ 1 → ½ 🎉",
  ])
    expect(title.parse(raw)).toBe(raw.normalize("NFC"));
  expect(title.parse("  Week   1 ")).toBe("Week 1");
});

test("C10 whatever is typed: an accepted title hides nothing and is stable", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (raw) => {
      const read = title.safeParse(raw);
      if (!read.success) return;
      // joiners, which some scripts and emoji need, are the rule of names' to judge
      expect(read.data.replace(/[\u200c\u200d]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u);
      expect(title.parse(read.data)).toBe(read.data);
    }),
    { numRuns: 200 },
  );
});
