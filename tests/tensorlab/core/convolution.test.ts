// Convolution and pooling, held against their definitions on tensors of every layout.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adaptiveAverage,
  averagePool,
  convolution,
  convolution1d,
  maxPool,
  outputSize,
  type Pair,
  type Windows,
} from "@/lib/tensorlab/core/convolution";
import type { Tensor } from "@/lib/tensorlab/core/tensor";
import {
  elementAt,
  gradientsByDifferences,
  gradientsByGraph,
  indicesOf,
  isNear,
  tensorsOf,
  valuesOf,
} from "./tensors";

const pair = (min: number, max: number): fc.Arbitrary<Pair> =>
  fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }));

/** Windows that fit into the image at least once. */
const fits = ([height, width]: Pair, windows: Windows): boolean =>
  outputSize([height, width], windows).every((size) => size >= 1);

/** How a window moves; padding is at most half of the kernel, as pooling demands. */
const windowsFor = (image: Pair): fc.Arbitrary<Windows> =>
  fc
    .record({ kernel: pair(1, 3), stride: pair(1, 3), padding: pair(0, 1), dilation: pair(1, 2) })
    .map((some): Windows => ({
      ...some,
      padding: some.kernel.map((size, side) => Math.min(some.padding[side], Math.floor(size / 2))) as [
        number,
        number,
      ],
    }))
    .filter((windows) => fits(image, windows));

/** Where a window's element lies in the image, which padding surrounds. */
const placeOf = (at: Pair, within: Pair, { stride, padding, dilation }: Windows): Pair => [
  at[0] * stride[0] + within[0] * dilation[0] - padding[0],
  at[1] * stride[1] + within[1] * dilation[1] - padding[1],
];

const isInside = ([row, column]: Pair, height: number, width: number): boolean =>
  row >= 0 && column >= 0 && row < height && column < width;

/** The elements of one window that lie in the image, with the place of each in the kernel. */
function windowOf(x: Tensor, sample: number, channel: number, at: Pair, windows: Windows) {
  const [height, width] = x.shape.slice(2);
  return indicesOf(windows.kernel).flatMap(([row, column]) => {
    const [y, across] = placeOf(at, [row, column], windows);
    return isInside([y, across], height, width)
      ? [{ row, column, value: elementAt(x, [sample, channel, y, across]) }]
      : [];
  });
}

function expectAll(out: Tensor, expected: (index: number[]) => number): void {
  const found = valuesOf(out);
  indicesOf(out.shape).forEach((index, at) => {
    const wanted = expected(index);
    if (!isNear(found[at], wanted, 1e-10)) expect([index, found[at]]).toEqual([index, wanted]);
  });
}

const image = fc.tuple(pair(1, 2), pair(2, 5));

describe("T25 convolution", () => {
  const cases = image.chain(([[samples, groups], size]) =>
    windowsFor(size).chain((windows) =>
      fc.tuple(
        tensorsOf([samples, 2 * groups, ...size]),
        tensorsOf([2 * groups, 2, ...windows.kernel]),
        fc.option(tensorsOf([2 * groups])),
        fc.constant({ ...windows, groups }),
      ),
    ),
  );

  test("T25 every output is the sum of weight times window, within its group, plus the bias", () => {
    fc.assert(
      fc.property(cases, ([x, weight, bias, { groups, ...windows }]) => {
        const out = convolution(x, weight, bias, { ...windows, groups });
        expect(out.shape).toEqual([x.shape[0], 2 * groups, ...outputSize([x.shape[2], x.shape[3]], windows)]);
        expect(out.contiguous).toBe(true);
        expectAll(out, ([sample, output, row, column]) => {
          const group = Math.floor(output / 2);
          let sum = bias ? elementAt(bias, [output]) : 0;
          for (const input of [0, 1])
            for (const part of windowOf(x, sample, 2 * group + input, [row, column], windows))
              sum += part.value * elementAt(weight, [output, input, part.row, part.column]);
          return sum;
        });
      }),
      { numRuns: 60 },
    );
  });

  test("T23 its gradients are the slopes, for image, weight and bias", () => {
    const small = fc.tuple(tensorsOf([1, 2, 3, 3]), tensorsOf([2, 1, 2, 2]), tensorsOf([2]));
    const windows = { stride: [2, 1], padding: [1, 0], dilation: [1, 1], groups: 2 } as const;
    fc.assert(
      fc.property(small, ([x, weight, bias]) => {
        const run = ([a, b, c]: readonly Tensor[]) => [convolution(a, b, c, windows)];
        const [found, slopes] = [
          gradientsByGraph(run, [x, weight, bias]),
          gradientsByDifferences(run, [x, weight, bias]),
        ];
        found.flat().forEach((value, at) => expect(isNear(value, slopes.flat()[at], 2e-5)).toBe(true));
      }),
      { numRuns: 10 },
    );
  });

  test("T25 of a sequence is that of an image of one row", () => {
    const windows = { stride: [1, 2], padding: [0, 1], dilation: [1, 1], groups: 1 } as const;
    fc.assert(
      fc.property(tensorsOf([2, 2, 5]), tensorsOf([3, 2, 2]), (x, weight) => {
        const out = convolution1d(x, weight, null, windows);
        expect(out.shape).toEqual([2, 3, 3]);
        expectAll(out, ([sample, output, at]) => {
          let sum = 0;
          for (const input of [0, 1])
            for (const tap of [0, 1]) {
              const place = 2 * at + tap - 1;
              if (place < 0 || place > 4) continue;
              sum += elementAt(x, [sample, input, place]) * elementAt(weight, [output, input, tap]);
            }
          return sum;
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe("T25 pooling", () => {
  const cases = image.chain(([[samples, channels], size]) =>
    fc.tuple(tensorsOf([samples, channels, ...size]), windowsFor(size), fc.boolean()),
  );

  test("T25 the largest of each window, padding never", () => {
    fc.assert(
      fc.property(cases, ([x, windows, ceil]) =>
        expectAll(maxPool(x, { ...windows, ceil }), ([sample, channel, row, column]) =>
          Math.max(...windowOf(x, sample, channel, [row, column], windows).map(({ value }) => value)),
        ),
      ),
      { numRuns: 80 },
    );
  });

  test("T25 the mean of each window: of the image alone, with the padding, or by a divisor", () => {
    fc.assert(
      fc.property(cases, fc.option(fc.integer({ min: 1, max: 5 })), ([x, some, countPadding], divisor) => {
        const windows: Windows = { ...some, dilation: [1, 1] };
        const area = windows.kernel[0] * windows.kernel[1];
        expectAll(averagePool(x, windows, countPadding, divisor), ([sample, channel, row, column]) => {
          const values = windowOf(x, sample, channel, [row, column], windows).map(({ value }) => value);
          const by = divisor ?? (countPadding ? area : values.length);
          return values.reduce((sum, value) => sum + value, 0) / by;
        });
      }),
      { numRuns: 80 },
    );
  });

  test("T25 means to a size: each cell from where it begins, down, to where it ends, up", () => {
    fc.assert(
      fc.property(
        image.chain(([[n, c], size]) => tensorsOf([n, c, ...size])),
        pair(1, 4),
        (x, out) => {
          const [height, width] = x.shape.slice(2);
          const span = (at: number, size: number, cells: number) => {
            const [from, to] = [Math.floor((at * size) / cells), Math.ceil(((at + 1) * size) / cells)];
            return Array.from({ length: to - from }, (_, step) => from + step);
          };
          expectAll(adaptiveAverage(x, out), ([sample, channel, row, column]) => {
            const cells = span(row, height, out[0]).flatMap((y) =>
              span(column, width, out[1]).map((across) => elementAt(x, [sample, channel, y, across])),
            );
            return cells.reduce((sum, value) => sum + value, 0) / cells.length;
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
