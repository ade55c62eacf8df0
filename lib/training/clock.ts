/** Where a run stands and what the next step needs: batch, learning rate, running averages' age. */
import { batchOrder } from "./batches";
import { learningRateAt, stepScalars, type StepScalars } from "./optimizer";
import { isFullBatch, type Work } from "./work";

/** One step to be done. */
export interface Step extends StepScalars {
  /** counted over the run, from 0 */
  step: number;
  /** first and past-the-last place in the epoch's order */
  from: number;
  to: number;
  /** of the epoch, Uint32Array[points]; null for a full batch, which takes the points as they are */
  order: Uint32Array | null;
}

/** Counts steps for an engine and knows each one's batch and scalars. */
export class StepClock {
  step = 0;
  slotSteps = 0;
  #order: Uint32Array | null = null;
  #orderEpoch = -1;
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Takes over a state's place in time. */
  moveTo(step: number, slotSteps: number): void {
    this.step = step;
    this.slotSteps = slotSteps;
  }

  /** The next step; the clock moves past it. */
  next(): Step {
    const { batch, stepsPerEpoch, training, config } = this.#work;
    const epoch = Math.floor(this.step / stepsPerEpoch);
    const from = (this.step % stepsPerEpoch) * batch;
    const rate = learningRateAt(config.optimizer, epoch, config.epochs);
    return {
      ...stepScalars(rate, ++this.slotSteps),
      step: this.step++,
      from,
      to: Math.min(training.count, from + batch),
      order: this.#orderOf(epoch),
    };
  }

  #orderOf(epoch: number): Uint32Array | null {
    if (isFullBatch(this.#work)) return null;
    if (epoch !== this.#orderEpoch) {
      this.#order = batchOrder(this.#work.config.seed, epoch, this.#work.training.count);
      this.#orderEpoch = epoch;
    }
    return this.#order;
  }
}
