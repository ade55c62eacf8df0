import fc from "fast-check";
import { expect, test } from "vitest";
import { curvePointSchema } from "@/lib/contract/run-config";
import { curveForWire, extendCurve, extendGradients } from "@/lib/lab/run/history";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { smallConfig, startLoop } from "../training/harness";

test("LB8 gradient norms are told for every point of the curve after the first, however fast the run", async () => {
  const { loop, heard, next } = await startLoop(smallConfig({ epochs: 230 }));
  const stopped = next("stopped");
  loop.start();
  await stopped;
  const told = heard.flatMap((event) =>
    event.name === "progress" || event.name === "stopped" ? event.data.gradients : [],
  );
  expect(told.map(({ epoch }) => epoch)).toEqual(loop.run.curve.all.slice(1).map(({ epoch }) => epoch));
  expect(told.every(({ norms }) => norms.length === 2 && norms.every((norm) => norm > 0))).toBe(true);
});

test("LB8 the page keeps a bounded history that spans the whole run", () => {
  const points = Array.from({ length: 3000 }, (_, epoch) => ({ epoch, norms: [1] }));
  const history = points.reduce(extendGradients, []);
  expect(history.length).toBeLessThanOrEqual(400);
  expect(history[0].epoch).toBe(0);
  expect(history.at(-1)?.epoch).toBe(2999);
});

const value = fc.oneof(fc.double({ min: 0, max: 9, noNaN: true }), fc.constantFrom(NaN, Infinity));
const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
const curves = fc.array(
  fc.record({ loss: value, trainAccuracy: share, heldOutLoss: fc.option(value), heldOutAccuracy: share }),
  { maxLength: 60 },
);

test("LB13 a curve for the wire is what the contract takes: finite, no longer than asked, from end to end", () => {
  fc.assert(
    fc.property(curves, fc.integer({ min: 2, max: 20 }), (rows, most) => {
      const curve = rows.map((row, epoch) => ({ ...row, epoch }));
      const sent = curveForWire(curve, most);
      const good = curve.filter(({ loss }) => Number.isFinite(loss));
      expect(sent).toHaveLength(Math.min(most, good.length));
      for (const point of sent) expect(curvePointSchema.safeParse(point).success).toBe(true);
      expect(sent[0]?.epoch).toBe(good[0]?.epoch);
      expect(sent.at(-1)?.epoch).toBe(good.at(-1)?.epoch);
    }),
  );
});

test("LB13 a curve that is told in overlapping pieces is the whole curve", () => {
  fc.assert(
    fc.property(curves, fc.array(fc.nat({ max: 60 })), (rows, cuts) => {
      const curve = rows.map((row, epoch) => ({ ...row, epoch }));
      const ends = [...cuts.sort((a, b) => a - b), curve.length];
      const told = ends.reduce<readonly CurvePoint[]>(
        (known, end) => extendCurve(known, curve.slice(Math.max(0, known.length - 3), end)),
        [],
      );
      expect(told).toEqual(curve);
    }),
  );
});
