/** Measures engines on a config's own work, within a budget. */
import type { Config } from "@/lib/spiral/config";
import type { Engine } from "./engine";
import { openEngine } from "./open-engine";
import { chooseEngine, onWebGpu } from "./plan";
import { probe } from "./probe";
import type { Calibration, EngineName, EngineReport, Measurement, Probe } from "./protocol";
import { prepareWork, type Work } from "./work";

/** Milliseconds of measured work in all. Loading, compiling and the first step are not measured work. */
export const calibrationBudgetMs = 300;

/** Runs growing pieces for so many milliseconds. @returns steps per second and the time spent */
async function timeSteps(engine: Engine, ms: number): Promise<{ stepsPerSecond: number; spent: number }> {
  const began = performance.now();
  let steps = 0;
  let spent = 0;
  for (let piece = 1; steps === 0 || spent < ms / 2; piece *= 2) {
    await engine.run(piece);
    steps += piece;
    spent = performance.now() - began;
  }
  return { stepsPerSecond: (1000 * steps) / spent, spent };
}

async function measureEngine(name: EngineName, work: Work, ms: number): Promise<[Measurement, number]> {
  const began = performance.now();
  try {
    const engine = await openEngine(name, work);
    await engine.run(1);
    const startMs = performance.now() - began;
    const { stepsPerSecond, spent } = await timeSteps(engine, ms);
    engine.dispose();
    return [{ engine: name, stepsPerSecond, reason: null, startMs }, spent];
  } catch {
    return [{ engine: name, stepsPerSecond: null, reason: "failed", startMs: performance.now() - began }, 0];
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
 */
export async function calibrate(
  config: Config,
  only: EngineName[] | undefined,
  tell: (measurement: Measurement) => void,
): Promise<Calibration> {
  const found = await probe();
  const work = prepareWork(config);
  const asked = found.engines.filter(({ engine }) => !only || only.includes(engine));
  const share = calibrationBudgetMs / Math.max(1, asked.filter((one) => !notMeasured(one, found)).length);
  const measurements: Measurement[] = [];
  let measuredMs = 0;
  for (const one of asked) {
    const reason = notMeasured(one, found);
    const unmeasured: Measurement = { engine: one.engine, stepsPerSecond: null, reason, startMs: 0 };
    const [measurement, ms] = reason ? [unmeasured, 0] : await measureEngine(one.engine, work, share);
    measuredMs += ms;
    measurements.push(measurement);
    tell(measurement);
  }
  return { measurements, ...chooseEngine(measurements), measuredMs };
}
