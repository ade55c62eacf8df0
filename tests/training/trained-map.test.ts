// The map that the page draws is what spiral computes of the run's weights.
import fc from "fast-check";
import { expect, test } from "vitest";
import { forward, softmax } from "@/lib/spiral/forward";
import { gridPoints } from "@/lib/spiral/plane";
import { openEngine } from "@/lib/training/open-engine";
import { mapOf } from "@/lib/training/trained-map";
import { TrainingRun } from "@/lib/training/training-run";
import { prepareWork } from "@/lib/training/work";
import type { Config } from "@/lib/spiral/config";
import { anyConfig } from "./arbitrary-config";
import { apart } from "./curves";
import { smallConfig } from "./harness";

/** A run that has made some steps, and its weights. */
async function runOf(config: Config, steps = 12) {
  const work = prepareWork(config);
  const run = await TrainingRun.begin(work, await openEngine("fused-wasm", work));
  for (let done = 0; done < steps;) done += (await run.advance(steps - done)).steps || steps;
  const { weights } = await run.engine.read();
  return { run, work, weights };
}

test("TR9 a map is the probabilities of its cells, and says where and when", () =>
  fc.assert(
    fc.asyncProperty(
      anyConfig,
      fc.integer({ min: 1, max: 12 }),
      fc.option(fc.double({ min: 0.5, max: 9, noNaN: true }), { nil: undefined }),
      async (config, size, extent) => {
        const { run, work, weights } = await runOf(config);
        const map = await mapOf(run, { size, extent });
        const { epoch, step } = run.position;
        expect(map).toMatchObject({
          size,
          epoch,
          step,
          classes: work.classes,
          extent: extent ?? work.extent,
        });
        const xy = gridPoints(size, map.extent);
        const expected = softmax(forward(config.network, work.classes, weights, xy), work.classes);
        expect(map.probabilities).toHaveLength(size * size * work.classes);
        expect(apart(map.probabilities, expected)).toBeLessThan(1e-4);
      },
    ),
    { numRuns: 25 },
  ));

test("TR9 the next map of another size, square or network is not the last one's", async () => {
  const config = smallConfig();
  const other = smallConfig();
  other.network.features = ["x2", "y"];
  const [one, two] = [await runOf(config), await runOf(other)];
  for (const [{ run, work, weights }, size, extent] of [
    [one, 5, 2],
    [two, 5, 2],
    [one, 6, 2],
    [one, 5, 3],
    [one, 5, 2],
  ] as const) {
    const { probabilities } = await mapOf(run, { size, extent });
    const { network } = work.config;
    const expected = softmax(forward(network, 3, weights, gridPoints(size, extent)), 3);
    expect(apart(probabilities, expected)).toBeLessThan(1e-4);
  }
});
