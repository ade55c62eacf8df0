// What one step of plain descent takes away, by every engine that runs in Node, against differences of the objective.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activations, type Activation, type Config } from "@/lib/spiral/config";
import { batchOrder } from "@/lib/training/batches";
import { openEngine } from "@/lib/training/open-engine";
import { bitExact } from "./bit-exact";
import { prepareWork, type Work } from "@/lib/training/work";
import { anyConfig } from "./arbitrary-config";
import { differences, passInDoubles, penaltyInDoubles } from "./double-loss";
import { smallConfig } from "./harness";

const seed = Number(process.env.PROPERTY_SEED ?? 1);
const runsFactor = Number(process.env.PROPERTY_RUNS ?? 1);

/** The gradient of an engine's first step: what descent at rate 1 takes away. */
async function gradientBy(engine: (typeof bitExact)[number], work: Work): Promise<Float64Array> {
  const one = await openEngine(engine, work);
  await one.run(1);
  const { weights } = await one.read();
  one.dispose();
  return Float64Array.from(weights, (weight, i) => work.initial[i] - weight);
}

const descending = (config: Config): Config => ({
  ...config,
  optimizer: {
    ...config.optimizer,
    kind: "sgd",
    learningRate: 1,
    schedule: { ...config.optimizer.schedule, kind: "constant" },
  },
});

function configWith(activation: Activation): Config {
  const config = descending(smallConfig());
  config.network.features = ["x", "y", "xy"];
  config.network.hidden = [6, 5, 7].map((units) => ({ units, activation, dropout: 0 }));
  config.optimizer.weightDecay = 0;
  return config;
}

describe("gradients", () => {
  for (const engine of bitExact)
    test.each(activations)(
      `EN6 ${engine}'s gradient agrees with finite differences (%s)`,
      async (activation) => {
        const work = prepareWork(configWith(activation));
        const gradient = await gradientBy(engine, work);
        const slopes = differences(work.initial, (weights) => passInDoubles(work, weights));
        slopes.forEach((slope, i) => {
          if (Number.isNaN(slope)) return;
          // a float32 weight near 0.5 moves in steps of 6e-8; a sum of 90 points adds some more
          expect(Math.abs(gradient[i] - slope), `parameter ${i}`).toBeLessThan(2e-6);
        });
      },
    );

  const regularised = fc
    .record({
      config: anyConfig,
      weightDecay: fc.constantFrom(0, 0.01, 0.3),
      l1: fc.constantFrom(0, 0.01, 0.1),
    })
    .map(({ config, weightDecay, l1 }): Config => {
      const hidden = config.network.hidden.map((layer) => ({ ...layer, units: 1 + (layer.units % 6) }));
      const network = { ...config.network, hidden, initialisation: "pytorch" as const };
      return descending({ ...config, network, optimizer: { ...config.optimizer, weightDecay, l1 } });
    });

  for (const [engine, numRuns] of [
    ["plain", 60],
    ["fused-wasm", 60],
    ["tfjs-wasm", 20],
    ["tfjs-cpu", 20],
  ] as const)
    test(`EN6 ${engine}'s first step is the slope of the whole objective: features, layers, dropout, batch, L1, L2`, async () => {
      const seen = new Set<string>();
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(regularised, async (config) => {
          const work = prepareWork(config);
          const { batch, training, initial } = work;
          const order =
            batch < training.count
              ? batchOrder(config.seed, 0, training.count).subarray(0, batch)
              : Uint32Array.from({ length: batch }, (_, i) => i);
          const gradient = await gradientBy(engine, work);
          const slopes = differences(initial, (weights) => {
            const { loss, sides } = passInDoubles(work, weights, { points: order, step: 0 });
            return { loss: loss + penaltyInDoubles(work, config.optimizer, weights), sides };
          });
          slopes.forEach((slope, i) => {
            if (Number.isNaN(slope)) return;
            compared++;
            if (!(Math.abs(gradient[i] - slope) < 5e-6 * (1 + Math.abs(slope))))
              expect.fail(`parameter ${i}: ${gradient[i]}, the slope is ${slope}`);
          });
          seen.add(batch < training.count ? "mini-batch" : "full batch").add(`${work.classes} classes`);
          if (config.optimizer.l1) seen.add("L1");
          if (config.optimizer.weightDecay) seen.add("L2");
          if (config.network.hidden.some(({ dropout }) => dropout > 0)) seen.add("dropout");
        }),
        { numRuns: numRuns * runsFactor, seed },
      );
      expect(compared).toBeGreaterThan(500);
      for (const what of ["mini-batch", "full batch", "L1", "L2", "dropout", "2 classes"])
        expect(seen).toContain(what);
    });
});
