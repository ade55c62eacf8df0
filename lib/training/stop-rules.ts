/** When a run ends by itself. */
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { StopMemory, StopReason, StopRules } from "./protocol";

/** Loss must fall by this fraction of itself to count as progress. */
const progressFraction = 1e-4;

const fresh: StopMemory = { best: Infinity, bestEpoch: 0, spent: [] };

/** Watches a run's curve. A rule that has ended the run is spent until `forget`, so that training may go on. */
export class StopWatch {
  #best: number;
  #bestEpoch: number;
  readonly #spent: Set<StopReason>;
  #rules: StopRules;
  readonly #configEpochs: number;

  /** @param memory of a run that goes on */
  constructor(rules: StopRules, configEpochs: number, memory: StopMemory = fresh) {
    this.#rules = rules;
    this.#configEpochs = configEpochs;
    this.#best = memory.best;
    this.#bestEpoch = memory.bestEpoch;
    this.#spent = new Set(memory.spent);
  }

  /** The rules in force. */
  get rules(): StopRules {
    return this.#rules;
  }

  /** What another watch needs to go on as this one would. */
  get memory(): StopMemory {
    return { best: this.#best, bestEpoch: this.#bestEpoch, spent: [...this.#spent] };
  }

  get epochs(): number {
    return this.#rules.epochs ?? this.#configEpochs;
  }

  change(rules: StopRules): void {
    this.#rules = rules;
    this.#spent.clear();
  }

  /** Back at the beginning. */
  forget(): void {
    this.#best = fresh.best;
    this.#bestEpoch = fresh.bestEpoch;
    this.#spent.clear();
  }

  /** The reason to stop after a new point of the curve, or null. */
  after(point: CurvePoint): StopReason | null {
    if (point.loss < this.#best * (1 - progressFraction)) {
      this.#best = point.loss;
      this.#bestEpoch = point.epoch;
    }
    if (point.epoch >= this.epochs) return "epochs";
    const reason = this.#earlyReason(point);
    if (reason === null || this.#spent.has(reason)) return null;
    this.#spent.add(reason);
    return reason;
  }

  #earlyReason({ epoch, heldOutAccuracy, trainAccuracy }: CurvePoint): StopReason | null {
    const { accuracy, patience } = this.#rules;
    const reached = heldOutAccuracy ?? trainAccuracy ?? 0;
    if (accuracy !== undefined && reached >= accuracy) return "accuracy";
    if (patience !== undefined && epoch - this.#bestEpoch >= patience) return "no-progress";
    return null;
  }
}
