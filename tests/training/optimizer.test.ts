// Learning rates and step scalars against PyTorch's schedulers, written as their recursions from epoch to epoch.
import fc from "fast-check";
import { expect, test } from "vitest";
import { courseConfig, courseDataset, type Optimizer } from "@/lib/spiral/config";
import { beta1, beta2, emptySlots, learningRateAt, slotCount, stepScalars } from "@/lib/training/optimizer";

const withSchedule = (learningRate: number, schedule: Optimizer["schedule"]): Optimizer => ({
  ...courseConfig(courseDataset(1)).optimizer,
  learningRate,
  schedule,
});

const rate = fc.double({ min: 1e-6, max: 100, noNaN: true });
const factor = fc.double({ min: 0.01, max: 1, noNaN: true });
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

test("EN13 a constant rate stays", () =>
  fc.assert(
    fc.property(rate, fc.nat({ max: 1e5 }), (learningRate, epoch) => {
      const optimizer = withSchedule(learningRate, { kind: "constant", every: 1, factor: 0.5 });
      expect(learningRateAt(optimizer, epoch, 10)).toBe(learningRate);
    }),
  ));

// https://pytorch.org/docs/1.13/generated/torch.optim.lr_scheduler.StepLR.html
test("EN13 steps are StepLR's: multiplied at every multiple of `every`", () =>
  fc.assert(
    fc.property(rate, factor, fc.integer({ min: 1, max: 20 }), (learningRate, gamma, every) => {
      const optimizer = withSchedule(learningRate, { kind: "step", every, factor: gamma });
      let expected = learningRate;
      for (let epoch = 0; epoch < 80; epoch++) {
        if (epoch > 0 && epoch % every === 0) expected *= gamma;
        expect(near(learningRateAt(optimizer, epoch, 80), expected)).toBe(true);
      }
    }),
  ));

// https://pytorch.org/docs/1.13/generated/torch.optim.lr_scheduler.CosineAnnealingLR.html, its recursive form
test("EN13 the cosine is CosineAnnealingLR's, ends at its final fraction, and stays there", () =>
  fc.assert(
    fc.property(rate, factor, fc.integer({ min: 2, max: 200 }), (learningRate, fraction, epochs) => {
      const optimizer = withSchedule(learningRate, { kind: "cosine", every: 1, factor: fraction });
      const low = learningRate * fraction;
      let expected = learningRate;
      for (let t = 0; t < epochs; t++) {
        expect(Math.abs(learningRateAt(optimizer, t, epochs) - expected)).toBeLessThan(1e-7 * learningRate);
        const [now, next] = [t, t + 1].map((at) => 1 + Math.cos((Math.PI * at) / epochs));
        expected = ((expected - low) * next) / now + low;
      }
      for (const beyond of [0, 1, 1000])
        expect(near(learningRateAt(optimizer, epochs + beyond, epochs), low)).toBe(true);
    }),
  ));

test("EN13 no schedule with a factor below one ever raises the rate", () =>
  fc.assert(
    fc.property(
      rate,
      factor,
      fc.constantFrom("constant" as const, "step" as const, "cosine" as const),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 100 }),
      (learningRate, down, kind, every, epochs) => {
        const optimizer = withSchedule(learningRate, { kind, every, factor: down });
        let last = Infinity;
        for (let epoch = 0; epoch < epochs + 5; epoch++) {
          const now = learningRateAt(optimizer, epoch, epochs);
          expect(now).toBeGreaterThan(0);
          expect(now).toBeLessThanOrEqual(last * (1 + 1e-12));
          last = now;
        }
      },
    ),
  ));

// Kingma & Ba 2015, algorithm 1: with these scalars the moments need no correction of their own
test("EN13 step scalars undo the bias of averages that began at zero", () =>
  fc.assert(
    fc.property(rate, fc.integer({ min: 1, max: 3000 }), (learningRate, t) => {
      const { stepSize, correction } = stepScalars(learningRate, t);
      let [mean, square] = [0, 0];
      const g = 0.3;
      for (let i = 0; i < t; i++) {
        mean = beta1 * mean + (1 - beta1) * g;
        square = beta2 * square + (1 - beta2) * g * g;
      }
      // a gradient that never changes is moved by exactly the rate
      expect((stepSize * mean) / (Math.sqrt(square) / correction) / learningRate).toBeCloseTo(1, 6);
    }),
    { numRuns: 50 },
  ));

test("EN13 new averages are zero, as many as the optimizer needs, each with an array of its own", () => {
  for (const kind of ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"] as const) {
    const optimizer = { ...courseConfig(courseDataset(1)).optimizer, kind };
    const slots = emptySlots(optimizer, 7);
    expect(slots).toHaveLength(slotCount(optimizer));
    for (const slot of slots) expect(slot).toEqual(new Float32Array(7));
    expect(new Set(slots.map(({ buffer }) => buffer)).size).toBe(slots.length);
  }
});
