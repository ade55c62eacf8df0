import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, cutShort } from "@/lib/text/cut";
import { storable } from "@/lib/text/storable";

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const clusters = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** Texts of what is longer than one unit: emoji, families, flags, accents, syllables of jamo. */
const someText = fc
  .array(fc.constantFrom("a", "中", "é", "😀", "👨‍👩‍👧‍👦", "🇨🇳", "각", "\r\n", "각", "\n"), { maxLength: 40 })
  .map((parts) => parts.join(""));

test("HQ1 a cut text is a beginning of whole characters, as long as may be", () => {
  fc.assert(
    fc.property(someText, fc.nat(80), (text, most) => {
      const short = cut(text, most);
      expect(text.startsWith(short)).toBe(true);
      expect(short.length).toBeLessThanOrEqual(most);
      const parts = clusters(text);
      const whole = parts.map((_, at) => parts.slice(0, at).join("")).concat(text);
      const longest = whole.filter(({ length }) => length <= most).at(-1) ?? "";
      // a family that does not fit at the very beginning is cut through rather than left out
      if (longest !== "") expect(short).toBe(longest);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});

test("HQ1 whatever the text, a cut makes no half of a pair, and takes little time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.nat(24), (text, most) => {
      expect(cut(storable(text), most).isWellFormed()).toBe(true);
      expect(cutShort(storable(text), most + 1).isWellFormed()).toBe(true);
      expect(cutShort(text, most + 1).length).toBeLessThanOrEqual(most + 1);
    }),
  );
  const accents = `a${"\u0301".repeat(1_000_000)}`;
  const before = process.cpuUsage();
  expect(cut(accents, 400)).toHaveLength(400);
  expect(cut("😀".repeat(500_000), 401)).toHaveLength(400);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(400);
});

test("HQ2 what is made storable holds neither NUL nor half a pair, is no longer, and else as it was", () => {
  const value = {
    text: "a\u0000b",
    list: ["\uD83D", { "😀": "\uDE00x" }],
    bytes: new Uint8Array([0]),
    none: null,
  };
  expect(storable(value)).toEqual({
    ...{ text: "a\uFFFDb", list: ["\uFFFD", { "😀": "\uFFFDx" }] },
    ...{ bytes: new Uint8Array([0]), none: null },
  });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(storable(text)).toHaveLength(text.length);
      expect(storable(text).isWellFormed()).toBe(true);
    }),
  );
});
