import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blindNumbers, blindOrder, hash32 } from "@/lib/review/blind-order";

const ids = Array.from({ length: 200 }, (_, index) => `participant-${String(index).padStart(3, "0")}`);
const order = (seed: string, things: readonly string[] = ids): string[] =>
  blindOrder(things, seed, (id) => id);

/** Spearman's rank correlation with the order given. */
function correlation(shuffled: readonly string[]): number {
  const squares = shuffled.reduce((sum, id, index) => sum + (ids.indexOf(id) - index) ** 2, 0);
  return 1 - (6 * squares) / (ids.length * (ids.length ** 2 - 1));
}

describe("an order without bias", () => {
  test("G3 nobody is lost or doubled, and every visit shows the same order", () => {
    expect([...order("softmax")].sort()).toEqual(ids);
    expect(order("softmax")).toEqual(order("softmax"));
  });

  test("G3 the order follows neither names nor arrival", () => {
    for (const seed of ["softmax", "alexnet", "width-depth", "sgd-adam"])
      expect(Math.abs(correlation(order(seed)))).toBeLessThan(0.25);
    expect(order("softmax", [...ids].reverse())).toEqual(order("softmax"));
  });

  test("G3 each question has an order of its own", () => {
    const first = ["alexnet", "softmax", "sgd-adam", "activations"].map((seed) => order(seed)[0]);
    expect(new Set(first).size).toBeGreaterThan(1);
  });

  test("G3 nobody is always first: over many questions every tenth of the list is reached", () => {
    const places = Array.from({ length: 300 }, (_, seed) => order(`question ${seed}`).indexOf(ids[0]));
    const tenths = new Set(places.map((place) => Math.floor(place / 20)));
    expect(tenths.size).toBe(10);
  });

  test("G3 one who leaves changes nobody else's order", () => {
    const without = ids.filter((id) => id !== ids[17]);
    expect(order("softmax", without)).toEqual(order("softmax").filter((id) => id !== ids[17]));
  });

  test("G3 numbers stand for names, each once, and follow neither names nor arrival", () => {
    const numbers = [...blindNumbers(ids, "session").values()];
    expect(new Set(numbers).size).toBe(ids.length);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(1_000);
    const byNumber = ids.toSorted((a, b) => numbers[ids.indexOf(a)] - numbers[ids.indexOf(b)]);
    expect(Math.abs(correlation(byNumber))).toBeLessThan(0.25);
    expect(blindNumbers([], "session").size).toBe(0);
  });

  test("HY3 a number stays with its name, however many join afterwards, and no two have one", () => {
    const many = Array.from({ length: 2_300 }, (_, at) => `participant-${at}`);
    const last = blindNumbers(many, "session");
    expect(new Set(last.values()).size).toBe(many.length);
    expect(Math.max(...last.values())).toBeLessThanOrEqual(3_000);
    fc.assert(
      fc.property(fc.nat(many.length), (joined) => {
        for (const [id, number] of blindNumbers(many.slice(0, joined), "session"))
          expect(last.get(id)).toBe(number);
      }),
      { numRuns: 20 },
    );
  });

  test("G3 equal hashes fall back on the id, so that the order is total", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 30 }), fc.string(), (things, seed) => {
        expect(order(seed, things)).toEqual(order(seed, [...things].reverse()));
      }),
    );
  });

  test("G3 the hash is an unsigned 32-bit number that spreads neighbours", () => {
    const hashes = ids.map(hash32);
    expect(new Set(hashes).size).toBe(ids.length);
    expect(hashes.every((hash) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32)).toBe(true);
    const high = hashes.filter((hash) => hash >= 2 ** 31).length;
    expect(high).toBeGreaterThan(70);
    expect(high).toBeLessThan(130);
  });
});
