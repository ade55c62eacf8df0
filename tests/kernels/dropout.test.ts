import fc from "fast-check";
import { expect, test } from "vitest";
import { dropoutFactor, dropoutKey, dropoutThreshold, hash32 } from "@/lib/kernels/dropout";

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const probability = fc.double({ min: 0, max: 0.9, noNaN: true });

/** lowbias32 in integers of any length: nothing that Math.imul or >>> could get wrong. */
function hashInBigInts(word: number): number {
  const mask = 0xffffffffn;
  let x = BigInt(word) & mask;
  x = ((x ^ (x >> 16n)) * 0x7feb352dn) & mask;
  x = ((x ^ (x >> 15n)) * 0x846ca68bn) & mask;
  return Number(x ^ (x >> 16n));
}

test("KN5 the hash is lowbias32, of every word", () =>
  fc.assert(
    fc.property(word, (x) => {
      expect(hash32(x)).toBe(hashInBigInts(x));
    }),
  ));

test("KN5 the hash keeps words apart", () => {
  const hashes = new Set(Array.from({ length: 50_000 }, (_, i) => hash32(i)));
  expect(hashes.size).toBe(50_000);
});

test("KN5 a factor is 0 or 1/(1-p), the same whenever it is asked for; without dropout it is 1", () =>
  fc.assert(
    fc.property(word, fc.nat({ max: 1e7 }), probability, (key, index, p) => {
      const factor = dropoutFactor(key, index, p);
      expect([0, 1 / (1 - p)]).toContain(factor);
      expect(dropoutFactor(key, index, p)).toBe(factor);
      expect(dropoutFactor(key, index, 0)).toBe(1);
    }),
  ));

test("KN5 a unit that a small probability drops, a larger one drops too", () =>
  fc.assert(
    fc.property(word, fc.nat({ max: 1e6 }), probability, probability, (key, index, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(dropoutThreshold(low)).toBeLessThanOrEqual(dropoutThreshold(high));
      if (dropoutFactor(key, index, low) === 0) expect(dropoutFactor(key, index, high)).toBe(0);
    }),
  ));

test("KN5 so many of a mask's units are dropped as p says, and the mean factor is 1", () => {
  const units = 40_000;
  for (const p of [0.1, 0.5, 0.9])
    for (const step of [0, 1, 999]) {
      const key = dropoutKey(7, step, 1);
      const factors = Array.from({ length: units }, (_, i) => dropoutFactor(key, i, p));
      const dropped = factors.filter((factor) => factor === 0).length / units;
      // five standard errors
      expect(Math.abs(dropped - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / units));
      const mean = factors.reduce((sum, factor) => sum + factor, 0) / units;
      expect(Math.abs(mean - 1)).toBeLessThan((5 * Math.sqrt((p * (1 - p)) / units)) / (1 - p));
    }
});

test("KN5 another seed, step or layer is another mask", () =>
  fc.assert(
    fc.property(word, fc.nat({ max: 1e6 }), fc.nat({ max: 7 }), (seed, step, layer) => {
      const mask = (key: number) => Array.from({ length: 64 }, (_, i) => dropoutFactor(key, i, 0.5)).join();
      const own = mask(dropoutKey(seed, step, layer));
      expect(mask(dropoutKey(seed, step + 1, layer))).not.toBe(own);
      expect(mask(dropoutKey(seed, step, layer + 1))).not.toBe(own);
      expect(mask(dropoutKey((seed + 1) % 2 ** 32, step, layer))).not.toBe(own);
    }),
  ));
