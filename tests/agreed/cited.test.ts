// Which evidence an answer refers to by itself, in a page's times and in the engine's alike.
import fc from "fast-check";
import { expect, test } from "vitest";
import { citedByItself } from "@/lib/agreed/cited";

const pieces = fc.array(fc.record({ id: fc.constantFrom("a", "b", "c"), at: fc.nat(20) }), { maxLength: 6 });

test("W5 all counts before the first submission, then what came later or was cited before", () => {
  fc.assert(
    fc.property(pieces, fc.nat(20), fc.subarray(["a", "b", "c"]), (all, submittedAt, cited) => {
      for (const { id, at } of all) {
        expect(citedByItself({ submittedAt: null, cited: [] }, id, at)).toBe(true);
        expect(citedByItself({ submittedAt, cited }, id, at)).toBe(at > submittedAt || cited.includes(id));
        // what is still on its way comes after anything
        expect(citedByItself({ submittedAt, cited }, id, null)).toBe(true);
        const iso = (time: number) => new Date(time * 1000).toISOString();
        expect(citedByItself({ submittedAt: iso(submittedAt), cited }, id, iso(at))).toBe(
          citedByItself({ submittedAt, cited }, id, at),
        );
      }
    }),
  );
});
