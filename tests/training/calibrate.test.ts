// How long the engines of a device are measured, on a clock of the test's own.
import fc from "fast-check";
import { expect, test } from "vitest";
import { calibrationBudgetMs, timeSteps } from "@/lib/training/calibrate";

/** An engine that takes so long for a step, and for a piece whatever its size. */
function engineOf(stepMs: number, pieceMs: number) {
  const clock = { now: 0, steps: 0 };
  const run = (steps: number) => {
    clock.now += pieceMs + stepMs * steps;
    clock.steps += steps;
    return Promise.resolve({ losses: new Float32Array(steps), gradientNorms: [] });
  };
  return { clock, engine: { run } };
}

test("EN11 an engine of any speed keeps to its share, and is measured right", () =>
  fc.assert(
    fc.asyncProperty(
      fc.double({ min: 1e-3, max: 200, noNaN: true }),
      fc.double({ min: 20, max: calibrationBudgetMs, noNaN: true }),
      async (stepMs, share) => {
        const { clock, engine } = engineOf(stepMs, 0);
        const { stepsPerSecond, spent } = await timeSteps(engine, share, () => clock.now);
        expect(spent).toBeCloseTo(clock.now, 6);
        // one step there must be; a second piece only where it fits
        expect(spent).toBeLessThanOrEqual(Math.max(share, stepMs) + 1e-6);
        if (3 * stepMs <= share) expect(spent).toBeGreaterThan(share / 4);
        expect(stepsPerSecond).toBeCloseTo(1000 / stepMs, 3);
      },
    ),
  ));

test("EN11 a fixed price for every piece is spread over many steps", async () => {
  const { clock, engine } = engineOf(0.01, 1);
  const { stepsPerSecond } = await timeSteps(engine, 60, () => clock.now);
  expect(clock.now).toBeLessThanOrEqual(60);
  expect(stepsPerSecond).toBeGreaterThan(0.6 * 100_000);
});
