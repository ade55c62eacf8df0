/** A run's curve, measured at epochs that depend on nothing but the config. */
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { Engine } from "./engine";
import { isCurveEpoch } from "./plan";
import type { Work } from "./work";

/** Loss and accuracy on the run's own points at the engine's weights of now. */
export async function measure(engine: Engine, work: Work, step: number): Promise<CurvePoint> {
  const training = await engine.evaluate("training");
  const heldOut = work.heldOut.count > 0 ? await engine.evaluate("held-out") : null;
  return {
    epoch: step / work.stepsPerEpoch,
    loss: training.loss,
    trainAccuracy: training.accuracy,
    heldOutLoss: heldOut && heldOut.loss,
    heldOutAccuracy: heldOut && heldOut.accuracy,
  };
}

/** The points measured so far, and which of them the page has not heard of. */
export class Curve {
  #points: CurvePoint[];
  #told = 0;

  /** @param before of a run that goes on */
  constructor(before: readonly CurvePoint[] = []) {
    this.#points = [...before];
  }

  get all(): CurvePoint[] {
    return this.#points;
  }

  /** Takes a point, once for each epoch. */
  add(point: CurvePoint): void {
    const last = this.#points.at(-1);
    if (!last || last.epoch < point.epoch) this.#points.push(point);
  }

  /** Points since the last call. */
  news(): CurvePoint[] {
    const news = this.#points.slice(this.#told);
    this.#told = this.#points.length;
    return news;
  }

  /** Forgets what lies after an epoch: training goes on from there. */
  cutAfter(epoch: number): void {
    this.#points = this.#points.filter((point) => point.epoch <= epoch);
    this.#told = Math.min(this.#told, this.#points.length);
  }
}

/** Steps from `step` to the next epoch that takes a point of the curve. */
export function stepsToNextPoint(step: number, stepsPerEpoch: number): number {
  let epoch = Math.floor(step / stepsPerEpoch) + 1;
  while (!isCurveEpoch(epoch)) epoch++;
  return epoch * stepsPerEpoch - step;
}
