/** Foretells how long a batch will take, from the work of its configs and the speed so far. */
import type { Config } from "@/lib/spiral/config";
import { multiplyAdds } from "@/lib/spiral/network";
import { stepsPerEpoch } from "../plan";

/** Multiply–adds that cost as much as the fixed price of a step, and as one unit's activation and bookkeeping. */
const perStep = 4_000;
const perUnit = 8;

/** Work of an epoch, in forward multiply–adds. */
function epochWork({ dataset, network, batchSize }: Config): number {
  const points = dataset.points?.length ?? dataset.classes * dataset.pointsPerClass;
  const units = network.hidden.reduce((sum, layer) => sum + layer.units, 0);
  return (
    stepsPerEpoch(points, batchSize) * perStep +
    points * (multiplyAdds(network, dataset.classes) + perUnit * units)
  );
}

/** Counts work done and the time it took. */
export class BatchClock {
  #began = 0;
  /** since when nothing is worked at; null while it is */
  #restedAt: number | null = null;
  /** work done of each job, running or ended */
  readonly #done = new Map<string, number>();
  readonly #epochs = new Map<Config, number>();

  /** A new batch begins. */
  restart(now: number): void {
    this.#began = now;
    if (this.#restedAt !== null) this.#restedAt = now;
    this.#done.clear();
    this.#epochs.clear();
  }

  /** From now on nothing is worked at: this time does not count. */
  rest(now: number): void {
    this.#restedAt ??= now;
  }

  /** Work goes on. */
  goOn(now: number): void {
    this.#began += now - (this.#restedAt ?? now);
    this.#restedAt = null;
  }

  /** A job stands at this epoch. */
  note(id: string, config: Config, epoch: number): void {
    this.#done.set(id, epoch * epochWork(config));
    this.#epochs.set(config, epoch);
  }

  /** A job was cancelled: what it took says nothing about what is left. */
  forget(id: string): void {
    this.#done.delete(id);
  }

  /** Milliseconds for what is left of these configs; null before anything was done. */
  leftMs(configs: readonly Config[], now: number): number | null {
    const done = [...this.#done.values()].reduce((sum, work) => sum + work, 0);
    const elapsed = (this.#restedAt ?? now) - this.#began;
    if (done === 0 || elapsed <= 0) return null;
    const left = configs.reduce(
      (sum, config) => sum + Math.max(0, config.epochs - (this.#epochs.get(config) ?? 0)) * epochWork(config),
      0,
    );
    return (left * elapsed) / done;
  }
}
