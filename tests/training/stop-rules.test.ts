import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { explosionLoss, faultOf } from "@/lib/training/divergence";
import type { StopReason, StopRules } from "@/lib/training/protocol";
import { StopWatch } from "@/lib/training/stop-rules";

const at = (epoch: number, loss: number, heldOutAccuracy: number | null = null): CurvePoint => ({
  ...{ epoch, loss, heldOutAccuracy },
  ...{ trainAccuracy: 0.5, heldOutLoss: null },
});

/** A run's points, epoch after epoch. */
const points = fc
  .array(
    fc.record({
      loss: fc.double({ min: 0.01, max: 2, noNaN: true }),
      accuracy: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((all) => all.map(({ loss, accuracy }, epoch) => at(epoch, loss, accuracy)));

const rules: fc.Arbitrary<StopRules> = fc.record(
  {
    epochs: fc.integer({ min: 1, max: 60 }),
    accuracy: fc.double({ min: 0.3, max: 1, noNaN: true }),
    patience: fc.integer({ min: 1, max: 20 }),
  },
  { requiredKeys: [] },
);

/** The rules as they are told to people, over the whole list of points. */
function reasonByHand({ epochs = 50, accuracy, patience }: StopRules, seen: CurvePoint[]): StopReason | null {
  const now = seen[seen.length - 1];
  if (now.epoch >= epochs) return "epochs";
  if (accuracy !== undefined && (now.heldOutAccuracy ?? 0) >= accuracy) return "accuracy";
  if (patience === undefined) return null;
  let [best, bestEpoch] = [Infinity, 0];
  for (const { loss, epoch } of seen) if (loss < best * (1 - 1e-4)) [best, bestEpoch] = [loss, epoch];
  return now.epoch - bestEpoch >= patience ? "no-progress" : null;
}

describe("when a run ends", () => {
  test("TR3 the first rule that is met ends it, and no other point does", () =>
    fc.assert(
      fc.property(rules, points, (own, all) => {
        const watch = new StopWatch(own, 50);
        for (let i = 0; i < all.length; i++) {
          const reason = watch.after(all[i]);
          expect(reason).toBe(reasonByHand(own, all.slice(0, i + 1)));
          if (reason) return;
        }
      }),
      { numRuns: 500 },
    ));

  test("TR3 a rule that has ended a run is spent: training may go on", () =>
    fc.assert(
      fc.property(rules, points, (own, all) => {
        const watch = new StopWatch(own, 1000);
        const reasons = all.flatMap((one) => watch.after(one) ?? []).filter((reason) => reason !== "epochs");
        expect(new Set(reasons).size).toBe(reasons.length);
      }),
    ));

  test("TR3 new rules, and a new beginning, count afresh", () => {
    const watch = new StopWatch({ accuracy: 0.9 }, 100);
    expect(watch.after(at(1, 1, 0.95))).toBe("accuracy");
    expect(watch.after(at(2, 1, 0.95))).toBeNull();
    watch.forget();
    expect(watch.after(at(1, 1, 0.95))).toBe("accuracy");
    watch.change({ accuracy: 0.99 });
    expect(watch.after(at(3, 1, 0.95))).toBeNull();
    expect(watch.after(at(4, 1, 0.995))).toBe("accuracy");
    watch.change({ epochs: 5 });
    expect(watch.epochs).toBe(5);
    expect(watch.after(at(5, 1))).toBe("epochs");
    watch.change({});
    expect(watch.epochs).toBe(100);
  });

  test("TR3 without held-out points the training points' accuracy counts", () => {
    const watch = new StopWatch({ accuracy: 0.5 }, 100);
    expect(watch.after(at(1, 1, null))).toBe("accuracy");
    expect(new StopWatch({ accuracy: 0.51 }, 100).after(at(1, 1, null))).toBeNull();
  });

  test("TR3 a fall that is smaller than a ten-thousandth of the loss is no progress", () => {
    const watch = new StopWatch({ patience: 3 }, 1000);
    expect([0, 1, 2].map((epoch) => watch.after(at(epoch, 1 - epoch * 1e-5)))).toEqual([null, null, null]);
    expect(watch.after(at(3, 1 - 3e-5))).toBe("no-progress");
    const falling = new StopWatch({ patience: 3 }, 1000);
    for (let epoch = 0; epoch < 50; epoch++) expect(falling.after(at(epoch, (1 - 2e-4) ** epoch))).toBeNull();
  });

  test("TR4 a loss that is no number, infinite or beyond all chance is a fault", () =>
    fc.assert(
      fc.property(fc.double(), (loss) => {
        const fault = faultOf(loss);
        if (!Number.isFinite(loss)) expect(fault).toBe("loss-not-finite");
        else expect(fault).toBe(loss > explosionLoss ? "loss-exploded" : null);
      }),
    ));
});
