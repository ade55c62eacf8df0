import { expect, test } from "vitest";
import { betweenSentences } from "@/components/ui/between-sentences";

test("M7 sentences follow one another as their language has it", () => {
  expect(["One.", "Two."].join(betweenSentences("en"))).toBe("One. Two.");
  expect(["一。", "二。"].join(betweenSentences("zh"))).toBe("一。二。");
});
