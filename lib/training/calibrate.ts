/** Measures engines on a config's own work, within a budget. */
import type { Config } from "@/lib/spiral/config";
import type { Engine } from "./engine";
import { openTrusted, reasonOf, type OpenByName } from "./open-engine";
import { chooseEngine, onWebGpu } from "./plan";
import { probe } from "./probe";
import type { Calibration, EngineName, EngineReport, Measurement, Probe } from "./engine-names";
import { prepareWork, type Work } from "./work";

/** Milliseconds of measured work in all. Loading, compiling and the first step are not measured work. */
export const calibrationBudgetMs = 300;

/**
 * Runs pieces, each twice the last one, while the next should still fit into so many milliseconds; one step at least.
 * @returns steps per second and the time spent
 */
export async function timeSteps(
  engine: Pick<Engine, "run">,
  ms: number,
  now: () => number = () => performance.now(),
): Promise<{ stepsPerSecond: number; spent: number }> {
  const began = now();
  let steps = 0;
  let spent = 0;
  let last = 0;
  for (let piece = 1; steps === 0 || spent + 2 * last <= ms; piece *= 2) {
    await engine.run(piece);
    steps += piece;
    last = now() - began - spent;
    spent += last;
  }
  return { stepsPerSecond: (1000 * steps) / spent, spent };
}

async function measureEngine(
  name: EngineName,
  work: Work,
  ms: number,
  open: OpenByName,
): Promise<[Measurement, number]> {
  const began = performance.now();
  try {
    const engine = await open(name, work);
    await engine.run(1);
    const startMs = performance.now() - began;
    const { stepsPerSecond, spent } = await timeSteps(engine, ms);
    engine.dispose();
    return [{ engine: name, stepsPerSecond, reason: null, startMs }, spent];
  } catch (error) {
    const reason = reasonOf(error);
    return [{ engine: name, stepsPerSecond: null, reason, startMs: performance.now() - began }, 0];
  }
}

/** A step of WebGPU without a real adapter takes longer than the whole budget, and could not be chosen anyway. */
function notMeasured({ engine, reason }: EngineReport, { adapter }: Probe): Measurement["reason"] {
  if (reason) return reason;
  return onWebGpu.includes(engine) && adapter?.fallback ? "software" : null;
}

/**
 * Measures the engines that run here and chooses by the rule of lib/training/plan.ts.
 * @param only the engines to look at; all when missing
 * @param tell hears each measurement as it is made
 * @param open how engines are opened; one whose first result is wrong is not measured
 */
export async function calibrate(
  config: Config,
  only: EngineName[] | undefined,
  tell: (measurement: Measurement) => void,
  open: OpenByName = openTrusted,
): Promise<Calibration> {
  const found = await probe();
  const work = prepareWork(config);
  const asked = found.engines.filter(({ engine }) => !only || only.includes(engine));
  let left = asked.filter((one) => !notMeasured(one, found)).length;
  const measurements: Measurement[] = [];
  let measuredMs = 0;
  for (const one of asked) {
    const reason = notMeasured(one, found);
    const unmeasured: Measurement = { engine: one.engine, stepsPerSecond: null, reason, startMs: 0 };
    // an engine that took less than its share leaves the rest to the others; one that took more takes it from them
    const share = Math.max(0, calibrationBudgetMs - measuredMs) / Math.max(1, reason ? left : left--);
    const [measurement, ms] = reason ? [unmeasured, 0] : await measureEngine(one.engine, work, share, open);
    measuredMs += ms;
    measurements.push(measurement);
    tell(measurement);
  }
  return { measurements, ...chooseEngine(measurements), measuredMs };
}
