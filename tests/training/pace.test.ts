// How many steps run at a time, on a clock of the test's own.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Pace } from "@/lib/training/pace";

/** Trains for so many milliseconds on an engine of this speed. @returns when each piece ended and how large it was */
function train(pace: Pace, stepMs: number, ms: number, from = 0) {
  const pieces: { end: number; steps: number }[] = [];
  let now = from;
  pace.restart(now);
  while (now < from + ms) {
    const steps = pace.allowed(now);
    if (steps === 0) {
      now += pace.waitMs(now);
      continue;
    }
    now += steps * stepMs;
    pace.learn(steps, steps * stepMs);
    pieces.push({ end: now, steps });
  }
  return { pieces, steps: pieces.reduce((sum, { steps }) => sum + steps, 0) };
}

const stepMs = fc.double({ min: 0.002, max: 60, noNaN: true });

test("TR6 at full speed pieces grow to about 16 ms, at most fourfold from one to the next", () =>
  fc.assert(
    fc.property(stepMs, (ms) => {
      const { pieces } = train(new Pace(), ms, 2000);
      pieces.forEach(({ steps }, i) => expect(steps).toBeLessThanOrEqual(4 * (pieces[i - 1]?.steps ?? 0.25)));
      const { steps } = pieces[pieces.length - 1];
      expect(steps).toBeGreaterThanOrEqual(1);
      // whole steps cannot be split; beyond that the piece keeps to its time
      expect(Math.abs(steps * ms - 16)).toBeLessThanOrEqual(Math.max(ms, 1));
    }),
  ));

test("TR6 the speed limit is never passed, and is reached by an engine that can", () =>
  fc.assert(
    fc.property(stepMs, fc.double({ min: 1, max: 2000, noNaN: true }), (ms, limit) => {
      const pace = new Pace();
      pace.setLimit(limit, 0);
      const { pieces, steps } = train(pace, ms, 5000);
      let done = 0;
      for (const piece of pieces) {
        const began = piece.end - piece.steps * ms;
        done += piece.steps;
        // one step is due at once
        expect(done).toBeLessThanOrEqual(1 + (began / 1000) * limit + 1e-6);
      }
      const possible = Math.min(limit, 1000 / ms);
      if (limit * ms < 500) expect(steps).toBeGreaterThan(5 * possible * 0.8 - 2);
    }),
  ));

test("TR6 an engine slower than the limit is not made to catch up", () => {
  const pace = new Pace();
  pace.setLimit(1000, 0);
  train(pace, 20, 3000);
  expect(pace.allowed(3000)).toBeLessThanOrEqual(2);
});

test("TR6 a pause earns no steps: time that passed without training is forgotten", () => {
  const pace = new Pace();
  pace.setLimit(10, 0);
  train(pace, 0.1, 1000);
  pace.restart(60_000);
  expect(pace.allowed(60_000)).toBe(1);
});

test("TR6 waiting is short enough to hear the page, and no wait is asked for at full speed", () =>
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 5000, noNaN: true }), fc.nat({ max: 10_000 }), (limit, now) => {
      const pace = new Pace();
      expect(pace.waitMs(now)).toBe(0);
      pace.setLimit(limit, 0);
      pace.learn(100_000, 1);
      const ms = pace.waitMs(now);
      expect(ms).toBeGreaterThanOrEqual(1);
      expect(ms).toBeLessThanOrEqual(100);
    }),
  ));

test("TR6 lifting the limit gives the whole piece again", () => {
  const pace = new Pace();
  train(pace, 0.1, 500);
  const whole = pace.allowed(500);
  expect(whole).toBeGreaterThan(100);
  pace.setLimit(1, 500);
  expect(pace.allowed(500)).toBe(1);
  pace.setLimit(null, 500);
  expect(pace.allowed(500)).toBe(whole);
});

/** A pace that has learnt pieces of so many steps; a power of four. */
function paceOf(steps: number): Pace {
  const pace = new Pace();
  for (let piece = 1; piece < steps; piece *= 4) pace.learn(piece, 0.001 * piece);
  expect(pace.allowed(0)).toBe(steps);
  return pace;
}

test("TR6 a piece that the limit cut short teaches a slower speed, and never a quicker one", () => {
  const quick = paceOf(64);
  quick.learn(4, 0.4);
  expect(quick.allowed(0)).toBe(64);
  const slow = paceOf(64);
  slow.learn(4, 8);
  expect(slow.allowed(0)).toBe(8);
  const whole = paceOf(64);
  whole.learn(64, 8);
  expect(whole.allowed(0)).toBe(128);
});

test("TR6 a piece is one step at least, and more than is due is owed to nobody", () => {
  const slowest = paceOf(16);
  slowest.learn(1, 10_000);
  expect(slowest.allowed(0)).toBe(1);
  const pace = paceOf(16);
  pace.setLimit(1, 0);
  pace.learn(16, 16);
  expect(pace.allowed(0)).toBe(0);
  expect(pace.allowed(15_000)).toBe(0);
  expect(pace.allowed(16_000)).toBe(1);
});

test("TR6 a clock too coarse to see a piece counts as a twentieth of a millisecond", () => {
  const pace = paceOf(1024);
  pace.learn(2, 0);
  expect(pace.allowed(0)).toBe(640);
});
