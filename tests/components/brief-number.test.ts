// A probability near 1 as it is written beside its logarithm.
import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalsNearOne } from "@/components/lab/point/use-brief-number";

test("SM10 −ln of a probability as it is written is the loss beside it, to two figures", () =>
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 0.1, noNaN: true }), (missing) => {
      const probability = 1 - missing;
      const written = Number(probability.toFixed(decimalsNearOne(probability)));
      const loss = -Math.log(probability);
      expect(Math.abs(-Math.log(written) - loss)).toBeLessThan(0.01 * loss);
    }),
    { examples: [[0.00004], [0.0994]] },
  ));
