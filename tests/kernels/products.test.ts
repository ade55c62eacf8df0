import fc from "fast-check";
import { expect, test } from "vitest";
import { MatrixProducts } from "@/lib/kernels/matrix-products";

const matrices = fc
  .record({
    m: fc.integer({ min: 1, max: 9 }),
    k: fc.integer({ min: 1, max: 9 }),
    n: fc.integer({ min: 1, max: 9 }),
  })
  .chain(({ m, k, n }) => {
    const floats = (count: number) =>
      fc.array(fc.float(), { minLength: count, maxLength: count }).map((values) => Float32Array.from(values));
    return fc.record({
      m: fc.constant(m),
      k: fc.constant(k),
      n: fc.constant(n),
      a: floats(m * k),
      b: floats(k * n),
    });
  });

const kernels = MatrixProducts.make();

test("TN3 the kernels' products are a plain loop's, bit for bit", () => {
  fc.assert(
    fc.property(matrices, ({ m, k, n, a, b }) => {
      const [out, wanted] = [new Float32Array(m * n), new Float32Array(m * n)];
      for (let i = 0; i < m; i++)
        for (let p = 0; p < k; p++)
          for (let j = 0; j < n; j++) wanted[i * n + j] += Math.fround(a[i * k + p] * b[p * n + j]);
      kernels?.product(a, b, null, out, n);
      expect(out).toEqual(wanted);
      const bias = Float32Array.from({ length: n }, (_, at) => at / 3);
      kernels?.product(a, b, bias, out, n);
      expect(out).toEqual(wanted.map((value, at) => value + bias[at % n]));
    }),
  );
});

test("TN3 sums over rows too, in doubles", () => {
  fc.assert(
    fc.property(matrices, ({ m, k, n, a, b }) => {
      // a is k×m here
      const wanted = new Float64Array(m * n);
      for (let row = 0; row < k; row++)
        for (let i = 0; i < m; i++)
          for (let j = 0; j < n; j++) wanted[i * n + j] += a[row * m + i] * b[row * n + j];
      expect(kernels?.cross(a, b, k)).toEqual(wanted);
    }),
  );
});

test("TN3 relu and its gradient too, what is no number included", () => {
  const floats = fc.array(fc.oneof(fc.float(), fc.constantFrom(0, -0, NaN, Infinity, -Infinity)), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(floats, (values) => {
      const x = Float32Array.from(values);
      const [y, slopes] = [new Float32Array(x.length), new Float32Array(x.length)];
      kernels?.relu(x, y);
      expect(y).toEqual(x.map((value) => Math.max(value, 0)));
      kernels?.gate(x, y, slopes);
      expect(slopes).toEqual(x.map((value, at) => (y[at] === 0 ? 0 : value)));
    }),
  );
});
