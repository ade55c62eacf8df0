/** Whether an engine computes what the plain loop computes, seen on its first step. */
import type { Engine } from "./engine";
import { PlainEngine } from "./plain/plain-engine";
import type { TrainingState } from "./protocol";
import type { Work } from "./work";

/** The engine runs, and what it computes is wrong. */
export class EngineDisagrees extends Error {}

/** Relative differences that rounding explains: single precision in another order, other exponentials. */
const ofLoss = 2e-4;
const ofNorms = 2e-3;
/** After the step: where a gradient is nothing but rounding, Adam's step is as well. */
const ofAfter = 1e-2;
/** Smaller gradients are rounding. */
const noise = 1e-4;
/** Points whose probabilities are compared. */
const pointsLooked = 32;

/** What an engine tells of one step, and how it stands after it. */
interface FirstStep {
  /** the batch's, before the update */
  loss: number;
  norms: number[];
  /** length of the step through the weights */
  moved: number;
  /** over all training points, after the update */
  after: number;
  probabilities: Float32Array;
}

async function firstStep(engine: Engine, work: Work): Promise<FirstStep> {
  const { losses, gradientNorms } = await engine.run(1);
  const { weights } = await engine.read();
  const squares = weights.reduce((sum, value, i) => sum + (value - work.initial[i]) ** 2, 0);
  const { loss: after } = await engine.evaluate("training");
  const width = work.layers[0].inputs;
  const probabilities = await engine.predict(work.training.features.slice(0, pointsLooked * width));
  return { loss: losses[0], norms: gradientNorms, moved: Math.sqrt(squares), after, probabilities };
}

const near = (value: number, known: number, tolerance: number): boolean =>
  Math.abs(value - known) <= tolerance * (1 + Math.abs(known));

/** What differs, in words for a details field; null when all agrees, or when the plain loop's own step is no number. */
function differenceOf(step: FirstStep, plain: FirstStep): string | null {
  const known = [plain.loss, plain.after, ...plain.norms, ...plain.probabilities];
  if (!known.every(Number.isFinite)) return null;
  const differs = (what: string, value: number, expected: number) => `${what} ${value}, not ${expected}`;
  if (!near(step.loss, plain.loss, ofLoss)) return differs("loss", step.loss, plain.loss);
  for (const [layer, norm] of plain.norms.entries())
    if (!(Math.abs(step.norms[layer] - norm) <= ofNorms * norm + noise))
      return differs(`gradient of layer ${layer + 1}`, step.norms[layer], norm);
  const learns = Math.hypot(...plain.norms) > noise;
  if (learns && !(step.moved > plain.moved / 2 && step.moved < plain.moved * 2))
    return differs("step of length", step.moved, plain.moved);
  if (!near(step.after, plain.after, ofAfter)) return differs("loss after a step", step.after, plain.after);
  const off = plain.probabilities.findIndex((p, i) => !near(step.probabilities[i], p, ofAfter));
  return off < 0 ? null : differs("probability", step.probabilities[off], plain.probabilities[off]);
}

/** The plain loop's step is the same whichever engine is held against it, and on a large network it takes seconds. */
const plainSteps = new WeakMap<Work, Promise<FirstStep>>();

function plainStepOf(work: Work): Promise<FirstStep> {
  const step = plainSteps.get(work) ?? firstStep(new PlainEngine(work), work);
  plainSteps.set(work, step);
  return step;
}

/**
 * Runs the work's first step on an engine and on the plain loop, and puts the engine back to the beginning.
 * @throws EngineDisagrees when the results differ by more than rounding
 */
export async function checkEngine(engine: Engine, work: Work): Promise<void> {
  const difference = differenceOf(await firstStep(engine, work), await plainStepOf(work));
  if (difference) throw new EngineDisagrees(difference);
  const beginning: TrainingState = { step: 0, slotSteps: 0, weights: work.initial, slots: [] };
  engine.write(beginning);
}
