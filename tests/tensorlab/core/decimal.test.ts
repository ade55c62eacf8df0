// Numbers as C and Python print them, beside exact arithmetic on the binary values; and tensors read back from their print.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixed, reprFloat, scientific, shortest } from "@/lib/tensorlab/core/decimal";
import type { DType } from "@/lib/tensorlab/core/dtype";
import { printArray, arrayText, scalarText } from "@/lib/tensorlab/core/print-array";
import { printTensor } from "@/lib/tensorlab/core/print";
import { printOptions, setPrintOptions, useProfile } from "@/lib/tensorlab/core/print-options";
import { fromValues, type Tensor } from "@/lib/tensorlab/core/tensor";
import { anyTensor, doubles, leafOf, shapesUpTo, sizeOf, valuesOf, wholes } from "./tensors";

/** A double as a fraction of whole numbers. */
function exact(value: number): { numerator: bigint; denominator: bigint } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const raw = Number(bits >> 52n);
  const mantissa = (bits & ((1n << 52n) - 1n)) | (raw === 0 ? 0n : 1n << 52n);
  const exponent = Math.max(raw, 1) - 1075;
  return exponent >= 0
    ? { numerator: mantissa << BigInt(exponent), denominator: 1n }
    : { numerator: mantissa, denominator: 1n << BigInt(-exponent) };
}

/** A fraction rounded to a whole number, halves to even. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const floor = numerator / denominator;
  const twice = 2n * (numerator % denominator);
  return twice > denominator || (twice === denominator && floor % 2n === 1n) ? floor + 1n : floor;
}

/** What C's printf gives, from the exact fraction. */
function printedFixed(value: number, digits: number): string {
  const { numerator, denominator } = exact(value);
  const units = String(rounded(numerator * 10n ** BigInt(digits), denominator)).padStart(digits + 1, "0");
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  return sign + (digits === 0 ? units : `${units.slice(0, -digits)}.${units.slice(-digits)}`);
}

function printedScientific(value: number, digits: number): string {
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const { numerator, denominator } = exact(value);
  const write = (units: string, exponent: number) =>
    `${sign}${units[0]}${digits > 0 ? `.${units.slice(1)}` : ""}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  if (numerator === 0n) return write("0".repeat(digits + 1), 0);
  // the logarithm can be one off, and rounding can add a digit
  for (let exponent = Math.floor(Math.log10(Math.abs(value))) - 1; ; exponent++) {
    const shift = digits - exponent;
    const [top, bottom] =
      shift >= 0
        ? [numerator * 10n ** BigInt(shift), denominator]
        : [numerator, denominator * 10n ** BigInt(-shift)];
    const units = String(rounded(top, bottom));
    if (units.length <= digits + 1) return write(units, exponent);
  }
}

/** Doubles of every size, and those that lie exactly between two decimals. */
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e22, max: 1e22 }),
  fc
    .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 0, max: 14 }))
    .map(([n, power]) => n / 2 ** power),
  fc.integer({ min: -1000, max: 1000 }).map((n) => n / 100),
  fc.constantFrom(0, -0, 0.5, 1.5, 2.5, 0.125, 0.375, 1e21, 123456789012345680000),
);

describe("T30 decimals", () => {
  test("T30 fixed is printf's, to the last digit and ties to even", () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 9 }), (value, digits) => {
        expect(fixed(value, digits)).toBe(printedFixed(value, digits));
      }),
      { numRuns: 600 },
    );
  });

  test("T30 scientific is printf's, to the last digit and ties to even", () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 9 }), (value, digits) => {
        expect(scientific(value, digits)).toBe(printedScientific(value, digits));
      }),
      { numRuns: 600 },
    );
  });

  test("T30 ties and their neighbours", () => {
    expect([fixed(0.03125, 4), fixed(2.5, 0), fixed(3.5, 0), fixed(0.125, 2), fixed(-0, 1)]).toEqual([
      "0.0312",
      "2",
      "4",
      "0.12",
      "-0.0",
    ]);
    expect([scientific(25, 0), scientific(35, 0), scientific(0, 2), scientific(1e-7, 1)]).toEqual([
      "2e+01",
      "4e+01",
      "0.00e+00",
      "1.0e-07",
    ]);
    expect([-9.5, 95, 0.9375, 8.5, 99.5].map((value) => scientific(value, 0))).toEqual([
      "-1e+01",
      "1e+02",
      "9e-01",
      "8e+00",
      "1e+02",
    ]);
  });

  test.each([
    [Number.NaN, "nan"],
    [Infinity, "inf"],
    [-Infinity, "-inf"],
  ])("T30 %d is %s in every form", (value, text) => {
    expect([fixed(value, 3), scientific(value, 3), reprFloat(value)]).toEqual([text, text, text]);
    expect(Object.is(shortest(value, true), value)).toBe(true);
  });

  test("T30 repr reads back as the same number, and looks like Python's float", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = reprFloat(value);
        expect(Object.is(Number(text), value)).toBe(true);
        expect(text).toMatch(/^-?(\d+\.\d+|\d(\.\d+)?e[+-]\d{2,})$/);
        const size = Math.abs(value);
        if (size >= 1e-4 && size < 1e16) expect(text).not.toContain("e");
      }),
      { numRuns: 200 },
    );
    expect([1, 0.1, 1e-5, 1e16, 123456789.5, -0].map(reprFloat)).toEqual([
      "1.0",
      "0.1",
      "1e-05",
      "1e+16",
      "123456789.5",
      "-0.0",
    ]);
  });

  test("T30 the shortest form gives its float32 back, and nothing shorter does", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const short = shortest(value, true);
        expect(Math.fround(short) + 0).toBe(value + 0);
        const digits = short.toExponential().split("e")[0].replace(/[-.]/g, "").length;
        if (digits > 1) expect(Math.fround(Number(value.toPrecision(digits - 1)))).not.toBe(value);
        expect(shortest(value, false)).toBe(value);
      }),
      { numRuns: 200 },
    );
  });
});

/** The numbers between brackets. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/-?(?:\d+\.?\d*(?:e[+-]\d+)?|inf)|nan|True|False/g)].map(([one]) =>
    one === "True"
      ? 1
      : one === "False"
        ? 0
        : one === "nan"
          ? Number.NaN
          : Number(one.replace("inf", "Infinity")),
  );

/** Texts between commas of the innermost brackets. */
const cellsOf = (text: string): string[] =>
  [...text.matchAll(/\[([^[\]]+)\]/g)]
    .flatMap(([, row]) => row.split(/,\s*\n?\s*(?=\S)|,/))
    .map((cell) => cell.trim());

const printable = (dtype: DType) => anyTensor(dtype, 3, 1);

describe("T30 printed tensors", () => {
  test.each(["int64", "bool", "uint8"] as const)("T30 %s read back exactly", (dtype) => {
    fc.assert(
      fc.property(printable(dtype), (x) => {
        const body = printTensor(x).replace(/, dtype=.*/s, "");
        expect(numbersIn(body)).toEqual(valuesOf(x));
      }),
    );
  });

  test("T30 floats read back to the stated digits, in either form", () => {
    const spread = fc
      .tuple(shapesUpTo(2, 1, 4), fc.constantFrom(1, 1e-3, 1e5, 1e-7, 1e9))
      .chain(([shape, scale]) =>
        fc
          .array(
            fc.oneof(
              fc.double({ min: -9, max: 9, noNaN: true }),
              fc.integer({ min: -9, max: 9 }),
              fc.constantFrom(Number.NaN, Infinity, -Infinity, 0),
            ),
            {
              minLength: sizeOf(shape),
              maxLength: sizeOf(shape),
            },
          )
          .map((values) =>
            doubles(
              values.map((value) => value * scale),
              shape,
            ),
          ),
      );
    fc.assert(
      fc.property(spread, (x) => {
        const text = printTensor(x).replace(/,\s*dtype=.*/s, "");
        const found = numbersIn(text);
        const wanted = valuesOf(x);
        expect(found).toHaveLength(wanted.length);
        const exponents = /e[+-]/.test(text);
        found.forEach((value, at) => {
          if (!Number.isFinite(wanted[at])) return expect(value).toEqual(wanted[at]);
          // half a unit of the fourth decimal, of the mantissa in scientific form
          const unit = exponents ? 10 ** Math.floor(Math.log10(Math.abs(wanted[at]) || 1)) : 1;
          expect(Math.abs(value - wanted[at])).toBeLessThanOrEqual(0.51e-4 * unit + 1e-9);
        });
      }),
      { numRuns: 200 },
    );
  });

  test("T30 all cells of a column are equally wide, and brackets nest as deep as the rank", () => {
    fc.assert(
      fc.property(printable("int64"), (x) => {
        const text = printTensor(x);
        const lines = text
          .replace(/^tensor\(/, "       ")
          .replace(/\)$/, "")
          .split("\n")
          .filter((line) => line.trim() !== "");
        if (x.rank >= 2) {
          const rows = lines.map((line) => line.replace(/[\],\s]+$/, ""));
          expect(new Set(rows.map((line) => line.length)).size).toBe(1);
        }
        const rows = x.shape.slice(0, -1).reduce((sofar, size) => sofar * size, 1);
        expect(text.match(/\[[^[]/g) ?? []).toHaveLength(x.rank > 0 ? rows : 0);
        expect(text.split("[")).toHaveLength(text.split("]").length);
        expect(text.startsWith(`tensor(${"[".repeat(x.rank)}`)).toBe(true);
      }),
    );
  });

  test("T30 no line is longer than the options say, and many elements show their edges", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: 1, maxLength: 60 }),
        (values) => {
          for (const line of printTensor(wholes(values)).split("\n"))
            expect(line.length).toBeLessThanOrEqual(printOptions().linewidth);
          expect(numbersIn(printTensor(wholes(values)))).toEqual(values);
        },
      ),
    );
    const long = wholes(Array.from({ length: 1001 }, (_, at) => at));
    expect(printTensor(long)).toBe("tensor([   0,    1,    2,  ...,  998,  999, 1000])");
    expect(printArray(long)).toBe("array([   0,    1,    2, ...,  998,  999, 1000])");
  });

  test("T30 suffixes tell type, gradient and emptiness", () => {
    expect(printTensor(fromValues([1], "float64", [1]))).toBe("tensor([1.], dtype=torch.float64)");
    expect(printTensor(wholes([], [2, 0]))).toBe("tensor([], size=(2, 0), dtype=torch.int64)");
    expect(printTensor(leafOf(fromValues([1], "float32", [1])))).toBe("tensor([1.], requires_grad=True)");
    expect(printTensor(fromValues([2.5], "float32", []))).toBe("tensor(2.5000)");
  });

  test("T30 options change precision, form and profile, and come back", () => {
    const x = fromValues([0.123456, 2], "float32", [2]);
    try {
      setPrintOptions({ precision: 2 });
      expect(printTensor(x)).toBe("tensor([0.12, 2.00])");
      setPrintOptions({ sciMode: true });
      expect(printTensor(x)).toContain("1.23e-01");
      useProfile("short");
      expect([printOptions().precision, printOptions().edgeitems]).toEqual([2, 2]);
      useProfile("no such profile");
      expect(printOptions().precision).toBe(2);
    } finally {
      useProfile("default");
      setPrintOptions({});
    }
    expect(printTensor(x)).toBe("tensor([0.1235, 2.0000])");
  });
});

describe("T30 printed arrays", () => {
  test("T30 whole numbers and truths read back exactly, floats to eight decimals", () => {
    fc.assert(
      fc.property(fc.oneof(printable("int64"), printable("bool")), (x) => {
        const body = (text: string) => text.replace(/,? *\n? *dtype=.*/s, "");
        expect(numbersIn(body(printArray(x)))).toEqual(valuesOf(x));
        expect(numbersIn(arrayText(x))).toEqual(valuesOf(x));
      }),
    );
    fc.assert(
      fc.property(printable("float64"), (x) => {
        const wanted = valuesOf(x);
        const read = numbersIn(arrayText(x));
        expect(read).toHaveLength(wanted.length);
        const exponents = arrayText(x).includes("e");
        read.forEach((value, at) =>
          expect(Math.abs(value - wanted[at])).toBeLessThanOrEqual(
            exponents ? Math.abs(wanted[at]) * 1e-8 + 1e-300 : 0.51e-8,
          ),
        );
      }),
    );
  });

  test("T30 one NumPy scalar", () => {
    expect([scalarText(1, "bool"), scalarText(3, "int64"), scalarText(0.1, "float64")]).toEqual([
      "True",
      "3",
      "0.1",
    ]);
    expect(scalarText(Math.fround(0.1), "float32")).toBe("0.1");
  });

  test("T30 cells of one array are equally wide", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 8 }), (values) => {
        const cells = cellsOf(printArray(doubles(values.map((value) => value / 8))));
        expect(cells).toHaveLength(values.length);
        const x: Tensor = doubles(
          values.map((value) => value / 8),
          [1, values.length],
        );
        const row = arrayText(x).split("\n")[0];
        expect(row.startsWith("[[")).toBe(true);
      }),
    );
  });
});
