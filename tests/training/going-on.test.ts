// A run cut off anywhere and gone on with from a copy, as a page does after a reload, against one that never stopped.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Config } from "@/lib/spiral/config";
import { openEngine } from "@/lib/training/open-engine";
import type { StopReason, StopRules } from "@/lib/training/protocol";
import type { EngineName } from "@/lib/training/engine-names";
import { StopWatch } from "@/lib/training/stop-rules";
import { TrainingLoop } from "@/lib/training/training-loop";
import { TrainingRun } from "@/lib/training/training-run";
import { wait } from "@/lib/training/turn";
import { prepareWork } from "@/lib/training/work";
import { anyConfig } from "./arbitrary-config";
import { smallConfig, startLoop } from "./harness";

interface Part {
  run: TrainingRun;
  watch: StopWatch;
}

type Copy = Awaited<ReturnType<typeof copyOf>>;

/** What a page keeps of a run; IndexedDB stores structured clones. */
const copyOf = async ({ run, watch }: Part) =>
  structuredClone({ ...(await run.snapshot()), stop: watch.rules, stopMemory: watch.memory });

/** On an engine of its own, from the beginning or from a copy. */
async function begin(config: Config, engine: EngineName, stop: StopRules, copy?: Copy): Promise<Part> {
  const work = prepareWork(config);
  const run = await TrainingRun.begin(work, await openEngine(engine, work), copy, copy?.curve);
  return { run, watch: new StopWatch(copy?.stop ?? stop, config.epochs, copy?.stopMemory) };
}

/** What happened on the way to a step: each end by a rule, after which training goes on, and a divergence. */
async function advance({ run, watch }: Part, until: number): Promise<string[]> {
  const ends: string[] = [];
  while (run.position.step < until) {
    const { point, divergence } = await run.advance(until - run.position.step);
    if (divergence) return [...ends, `diverged at ${divergence.step}`];
    const reason: StopReason | null = point && watch.after(point);
    if (reason) ends.push(`${reason} at ${run.position.step}`);
  }
  return ends;
}

/** Trains straight to the end, and again with the run left at each cut and gone on with elsewhere. */
async function bothWays(config: Config, stop: StopRules, cuts: readonly number[], engines: EngineName[]) {
  const whole = await begin(config, engines[0], stop);
  const until = config.epochs * whole.run.work.stepsPerEpoch;
  const ends = await advance(whole, until);
  let part = await begin(config, engines[0], stop);
  const cutEnds: string[] = [];
  for (const [i, cut] of [...cuts, until].entries()) {
    cutEnds.push(...(await advance(part, Math.min(until, part.run.position.step + cut))));
    part = await begin(config, engines[(i + 1) % engines.length], stop, await copyOf(part));
  }
  const told = ({ gradients: _, ...copy }: Copy) => copy;
  return { whole: told(await copyOf(whole)), ends, cut: told(await copyOf(part)), cutEnds };
}

async function expectUnbroken(config: Config, engine: EngineName, stop: StopRules, cuts: readonly number[]) {
  const { whole, ends, cut, cutEnds } = await bothWays(config, stop, cuts, [engine]);
  if (ends.at(-1)?.startsWith("diverged")) return expect(cutEnds).toContain(ends.at(-1));
  expect(cut).toEqual(whole);
  expect(cutEnds).toEqual(ends);
}

const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 });
const rules = fc.record(
  { accuracy: fc.double({ min: 0.4, max: 0.8, noNaN: true }), patience: fc.integer({ min: 2, max: 8 }) },
  { requiredKeys: [] },
);

describe("a run that goes on from a copy of it", () => {
  test.each(["fused-wasm", "plain"] as const)(
    "KT1 ends as one that never stopped, bit for bit, whatever the config and the rules: %s",
    (engine) =>
      fc.assert(
        fc.asyncProperty(anyConfig, rules, cuts, async (config, stop, at) =>
          expectUnbroken({ ...config, epochs: 12 }, engine, stop, at),
        ),
        { numRuns: engine === "plain" ? 8 : 30 },
      ),
  );

  test.each(["tfjs-wasm", "tfjs-cpu"] as const)("KT1 does so on TensorFlow.js: %s", async (engine) => {
    const config = smallConfig({ batchSize: 32, epochs: 6 });
    const schedule = { kind: "cosine", every: 1, factor: 0.1 } as const;
    config.optimizer = { ...config.optimizer, kind: "adamw", schedule };
    config.network.hidden = [{ units: 8, activation: "tanh", dropout: 0.2 }];
    await expectUnbroken(config, engine, { patience: 2 }, [1, 7]);
  });

  test("KT1 takes its curve's points where an unbroken one does, past epoch 100 too", () =>
    expectUnbroken(smallConfig({ epochs: 230 }), "fused-wasm", {}, [101, 7, 96]));

  test("KT1 goes on within rounding where only another engine starts", async () => {
    const config = smallConfig({ batchSize: 16, epochs: 20 });
    const { whole, cut } = await bothWays(config, {}, [50], ["fused-wasm", "plain"]);
    expect(cut.curve.map(({ epoch }) => epoch)).toEqual(whole.curve.map(({ epoch }) => epoch));
    cut.weights.forEach((weight, i) => expect(weight).toBeCloseTo(whole.weights[i], 3));
  });

  test("KT1 is not ended again by a rule that has ended it", async () => {
    const config = smallConfig({ epochs: 60 });
    config.optimizer.learningRate = 0.03;
    const first = await startLoop(config, { engine: "fused-wasm", stop: { accuracy: 0.5 } });
    const stopped = first.next("stopped");
    first.loop.start();
    expect((await stopped).data.reason).toBe("accuracy");
    const { stop, stopMemory, curve, ...state } = await first.loop.snapshot();
    const run = await TrainingRun.begin(first.work, await openEngine("fused-wasm", first.work), state, curve);
    const reason = await new Promise((resolve) => {
      const emit = (name: string, data: object) =>
        name === "stopped" && "reason" in data && resolve(data.reason);
      new TrainingLoop(run, { emit, replace: async () => null }, stop, stopMemory).start();
    });
    expect(reason).toBe("epochs");
  });
});

test("KT2 other weights in mid-run cost no step", async () => {
  const { loop } = await startLoop(smallConfig({ batchSize: 16, epochs: 100_000 }));
  const { engine } = loop.run;
  const read = engine.read.bind(engine);
  // as on a graphics card, whose state is read while the next piece already waits
  engine.read = async () => {
    await wait(5);
    return read();
  };
  let done = 0;
  const run = engine.run.bind(engine);
  engine.run = (steps) => {
    done += steps;
    return run(steps);
  };
  loop.start();
  const { weights } = await loop.snapshot();
  for (let i = 0; i < 10; i++) await loop.setWeights(weights);
  expect((await loop.pause()).step).toBe(done);
  await loop.end();
});
