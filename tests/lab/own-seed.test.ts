import { nanoid } from "nanoid";
import { expect, test } from "vitest";
import { ownSeed } from "@/lib/lab/config/own-seed";

test("LC7 everybody of a hall begins with a seed of their own, the same on all their devices", () => {
  const ids = Array.from({ length: 400 }, () => nanoid());
  const seeds = ids.map(ownSeed);
  expect(ids.map(ownSeed)).toEqual(seeds);
  for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 1 && seed <= 99_999).toBe(true);
  // of 400 who draw from 99,999 hardly anybody meets
  expect(new Set(seeds).size).toBeGreaterThan(390);
});
