// How long a batch is said to take, for a machine that works evenly.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Config } from "@/lib/spiral/config";
import { multiplyAdds } from "@/lib/spiral/network";
import { BatchClock } from "@/lib/training/client/batch-clock";
import { anyConfig } from "./arbitrary-config";
import { smallConfig } from "./harness";

test("TB7 before anything is done nothing is foretold", () => {
  const clock = new BatchClock();
  clock.restart(100);
  expect(clock.leftMs([smallConfig()], 200)).toBeNull();
  clock.note("a", smallConfig(), 0);
  expect(clock.leftMs([smallConfig()], 200)).toBeNull();
  clock.note("a", smallConfig(), 5);
  expect(clock.leftMs([smallConfig()], 100)).toBeNull();
});

test("TB7 of equal jobs the time left is that of the epochs left", () =>
  fc.assert(
    fc.property(
      anyConfig,
      fc.integer({ min: 1, max: 6 }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (config, waiting, part) => {
        const clock = new BatchClock();
        clock.restart(0);
        const done = part * config.epochs;
        clock.note("running", config, done);
        // jobs of one config are told apart by the object, as a batch hands them over
        const others = Array.from({ length: waiting }, () => structuredClone(config));
        const left = clock.leftMs([config, ...others], done);
        expect(left).toBeCloseTo(config.epochs - done + waiting * config.epochs, 3);
      },
    ),
  ));

test("TB7 a larger network is expected to take longer, by its multiply–adds when it is large", () => {
  const wide = (units: number): Config => {
    const config = smallConfig({ epochs: 100 });
    config.dataset = { ...config.dataset, pointsPerClass: 1000 };
    config.network.hidden = [units, units].map((one) => ({ units: one, activation: "relu", dropout: 0 }));
    return config;
  };
  const clock = new BatchClock();
  clock.restart(0);
  const [small, large] = [wide(64), wide(128)];
  clock.note("small", small, 100);
  const left = clock.leftMs([large], 1000) ?? 0;
  const ratio = multiplyAdds(large.network, 3) / multiplyAdds(small.network, 3);
  expect(left).toBeGreaterThan(2000);
  expect(left).toBeLessThan(ratio * 1000);
});

test("TB7 more is never less: another job, and fewer epochs done, only add time", () =>
  fc.assert(
    fc.property(fc.array(anyConfig, { minLength: 1, maxLength: 5 }), anyConfig, (configs, extra) => {
      const clock = new BatchClock();
      clock.restart(0);
      clock.note("first", configs[0], configs[0].epochs / 2);
      const left = clock.leftMs(configs, 500) ?? NaN;
      expect(left).toBeGreaterThan(0);
      expect(clock.leftMs([...configs, extra], 500)).toBeGreaterThan(left);
      clock.note("first", configs[0], configs[0].epochs);
      expect(clock.leftMs(configs, 500)).toBeLessThan(left);
    }),
    { numRuns: 60 },
  ));

test("TB7 the time of a rest does not count", () => {
  const clock = new BatchClock();
  const config = smallConfig({ epochs: 100 });
  clock.restart(0);
  clock.note("a", config, 50);
  const left = clock.leftMs([config], 1000);
  clock.rest(1000);
  expect(clock.leftMs([config], 9000)).toBe(left);
  clock.goOn(9000);
  expect(clock.leftMs([config], 9000)).toBe(left);
  // one that begins in a rest has not been worked at before its end
  clock.rest(10_000);
  clock.restart(12_000);
  clock.goOn(20_000);
  clock.note("a", config, 50);
  expect(clock.leftMs([config], 21_000)).toBe(left);
});

test("TB7 what a cancelled job took says nothing about the rest, and a new batch begins afresh", () => {
  const clock = new BatchClock();
  const [kept, cancelled] = [smallConfig({ epochs: 100 }), smallConfig({ epochs: 100 })];
  clock.restart(0);
  clock.note("kept", kept, 50);
  const before = clock.leftMs([kept], 1000);
  clock.note("cancelled", cancelled, 80);
  expect(clock.leftMs([kept], 1000)).toBeLessThan(before ?? 0);
  clock.forget("cancelled");
  expect(clock.leftMs([kept], 1000)).toBe(before);
  clock.restart(2000);
  expect(clock.leftMs([kept], 3000)).toBeNull();
});
