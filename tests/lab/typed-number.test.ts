// Numbers as people type them into the lab's fields.
import fc from "fast-check";
import { expect, it } from "vitest";
import { numberText, typedNumber, typedPercent } from "@/lib/lab/config/typed-number";
import { limits } from "@/lib/spiral/config";

it("SL3 a number is what people mean by it, whatever their separators", () => {
  const meant: [string, number, boolean?][] = [
    ["1,000", 1000, true],
    ["100,000", 100_000, true],
    ["1.000", 1000, true],
    ["1 000", 1000, true],
    ["1’000", 1000, true],
    ["1,234,567", 1_234_567, true],
    ["１，０００", 1000, true],
    ["1,000", 1000],
    ["0,5", 0.5],
    ["0,500", 0.5],
    ["0.001", 0.001],
    ["1.000", 1],
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["1e-3", 0.001],
    ["-0,25", -0.25],
  ];
  for (const [text, value, whole] of meant) expect(typedNumber(text, whole), text).toBe(value);
  for (const text of ["", " ", "abc", "1,00,0", "1-2"]) expect(typedNumber(text), text).toBeNaN();
});

it("SL3 what a field shows is understood back, and a seed stands in digits", () => {
  expect(numberText(limits.seed.max)).toBe(String(limits.seed.max));
  expect(numberText(4_294_967_295)).toBe("4294967295");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
      expect(typedNumber(numberText(seed), true)).toBe(seed);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 999.5, noNaN: true }), (value) => {
      expect(typedNumber(numberText(value))).toBe(value);
    }),
  );
});

it("LD11 a percentage is typed with its sign or without, in any width, and lies between nothing and all", () => {
  expect(["95", "95 %", "９５％", "99,5%", " 0 ", "100 %"].map(typedPercent)).toEqual([
    95, 95, 95, 99.5, 0, 100,
  ]);
  for (const none of ["", "%", "101", "-1", "1e3", "95 % of them", "0x5F%%"])
    expect(typedPercent(none), none).toBeNull();
});
