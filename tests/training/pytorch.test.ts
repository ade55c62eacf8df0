// Every engine that runs in Node against real PyTorch, from the same data and the same initial weights.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openEngine } from "@/lib/training/open-engine";
import { bitExact } from "./bit-exact";
import { prepareWork } from "@/lib/training/work";
import { fixtureCases } from "../fixtures/training/cases";
import { apart } from "./curves";
import "./harness";

interface Fixture {
  torch: string;
  cases: { name: string; losses: string; gradients: string[] }[];
}

const fixture = JSON.parse(readFileSync("tests/fixtures/training/curves.json", "utf8")) as Fixture;

/** Of curves, relative to 1 + loss, over 200 steps of float32 on either side. */
const tolerance = 1e-4;

function unpack(base64: string): Float32Array {
  const bytes = Buffer.from(base64, "base64");
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

const recorded = new Map(fixture.cases.map((one) => [one.name, one]));

test("EN8 the fixtures hold every case", () => {
  expect(fixture.torch).toMatch(/^1\.13/);
  expect(fixture.cases.map(({ name }) => name)).toEqual(fixtureCases.map(({ name }) => name));
});

for (const engine of bitExact)
  test.each(fixtureCases)(`EN8 ${engine} follows PyTorch: $name`, async ({ name, config, steps }) => {
    const known = unpack(recorded.get(name)?.losses ?? "");
    // TensorFlow.js on the CPU takes 15 s for the course's 200 steps; the others go all the way
    const most = engine === "tfjs-cpu" && prepareWork(config).training.count > 1000 ? 20 : steps;
    const one = await openEngine(engine, prepareWork(config));
    const { losses } = await one.run(most);
    one.dispose();
    expect(known).toHaveLength(steps);
    expect(apart(losses, known.subarray(0, most))).toBeLessThan(tolerance);
  });

for (const engine of bitExact)
  test.each(fixtureCases)(
    `EN9 ${engine}'s first gradient is PyTorch's in every layer: $name`,
    async (one) => {
      const config = structuredClone(one.config);
      Object.assign(config.optimizer, { kind: "sgd", learningRate: 1, weightDecay: 0, l1: 0 });
      config.optimizer.schedule.kind = "constant";
      const { layers, initial } = prepareWork(config);
      const opened = await openEngine(engine, prepareWork(config));
      const { gradientNorms } = await opened.run(1);
      const { weights } = await opened.read();
      layers.forEach(({ weightOffset, biasOffset, outputs }, l) => {
        const known = unpack(recorded.get(one.name)?.gradients[l] ?? "");
        const own = initial
          .subarray(weightOffset, biasOffset + outputs)
          .map((weight, i) => weight - weights[weightOffset + i]);
        expect(own).toHaveLength(known.length);
        // what a float32 weight near 1 cannot hold
        for (let i = 0; i < own.length; i++) expect(Math.abs(own[i] - known[i])).toBeLessThan(5e-7);
        expect(gradientNorms[l]).toBeCloseTo(Math.hypot(...known), 6);
      });
    },
  );
