// When two names are one: whatever way they are written in, and whatever became of them on the way.
import fc from "fast-check";
import { expect, test } from "vitest";
import { nameKey } from "@/lib/live/names";

test.each([
  ["a capital that has no small letter of its own until it is a plain one", "ℌans", "hans"],
  ["another", "ϒannis", "υannis"],
  ["a capital with a mark that makes one letter only when it is small", "J\u030Can", "\u01F0an"],
  ["a mark that makes one letter with the capital", "E\u0301lodie", "élodie"],
  ["a wide one", "Ｍia", "mia"],
  ["letters that are joined", "ﬁona", "fiona"],
  ["a sign that is a space and a mark", "Mia \u2017", "mia \u0333"],
  ["a sigma that ends a word", "Γιώργος", "ΓΙΏΡΓΟσ"],
  ["an emoji that is drawn in colour", "❤️ Mia", "❤ mia"],
])("J2 %s is the same name: %s, %s", (_, name, same) => {
  expect(nameKey(name)).toBe(nameKey(same));
});

test("J2 a key is its own key, and does not change with capitals where a capital comes back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 24 }), (name) => {
      const key = nameKey(name);
      expect(nameKey(key)).toBe(key);
      const upper = name.toUpperCase();
      if (upper.toLowerCase() === name) expect(nameKey(upper)).toBe(key);
    }),
    { numRuns: 500, examples: [["\u00A8"], ["a \u00B4b"]] },
  );
});
