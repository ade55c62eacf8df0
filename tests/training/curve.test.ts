// The curve as a list that is told piece by piece, against the plainest model of one.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { Curve, measure, stepsToNextPoint } from "@/lib/training/curve";
import { openEngine } from "@/lib/training/open-engine";
import { isCurveEpoch } from "@/lib/training/plan";
import { prepareWork } from "@/lib/training/work";
import { smallConfig } from "./harness";

const point = (epoch: number): CurvePoint => ({
  ...{ epoch, loss: 1 / (1 + epoch), trainAccuracy: 0.5 },
  ...{ heldOutLoss: null, heldOutAccuracy: null },
});

type Deed = { add: number } | { cut: number } | "news";

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ add: fc.nat({ max: 30 }) }),
  fc.record({ cut: fc.double({ min: 0, max: 30, noNaN: true }) }),
  fc.constant("news" as const),
);

test("TR7 a curve keeps its epochs in order, each once, and tells each point once", () =>
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const curve = new Curve();
      // what the page holds: it forgets what lies after a cut, as the curve does
      let page: number[] = [];
      for (const one of deeds) {
        if (one === "news") page.push(...curve.news().map(({ epoch }) => epoch));
        else if ("add" in one) curve.add(point(one.add));
        else {
          curve.cutAfter(one.cut);
          page = page.filter((epoch) => epoch <= one.cut);
        }
        const epochs = curve.all.map(({ epoch }) => epoch);
        expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
      }
      page.push(...curve.news().map(({ epoch }) => epoch));
      expect(page).toEqual(curve.all.map(({ epoch }) => epoch));
      expect(curve.news()).toEqual([]);
    }),
    { numRuns: 500 },
  ));

test("TR7 from any step the next point is the next epoch that takes one", () =>
  fc.assert(
    fc.property(fc.nat({ max: 200_000 }), fc.integer({ min: 1, max: 40 }), (step, perEpoch) => {
      const steps = stepsToNextPoint(step, perEpoch);
      expect(steps).toBeGreaterThan(0);
      const epoch = (step + steps) / perEpoch;
      expect(Number.isInteger(epoch)).toBe(true);
      expect(isCurveEpoch(epoch)).toBe(true);
      for (let between = Math.floor(step / perEpoch) + 1; between < epoch; between++)
        expect(isCurveEpoch(between)).toBe(false);
    }),
  ));

test("TR7 a point is what the engine scores now; without held-out points it says so", async () => {
  const config = smallConfig();
  const work = prepareWork(config);
  const engine = await openEngine("plain", work);
  await engine.run(13);
  const now = await measure(engine, work, 13);
  const [training, heldOut] = [await engine.evaluate("training"), await engine.evaluate("held-out")];
  expect(now).toEqual({
    ...{ epoch: 13, loss: training.loss, trainAccuracy: training.accuracy },
    ...{ heldOutLoss: heldOut.loss, heldOutAccuracy: heldOut.accuracy },
  });
  const alone = prepareWork({ ...config, dataset: { ...config.dataset, heldOutPerClass: 0 } });
  expect(alone.heldOut.count).toBe(0);
  const lone = await openEngine("plain", alone);
  expect(await measure(lone, alone, 0)).toMatchObject({ epoch: 0, heldOutLoss: null, heldOutAccuracy: null });
});
