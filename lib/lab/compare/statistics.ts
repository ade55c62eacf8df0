/** Mean and spread of a variant over its seeds. */
import { accuracyOf, type Comparison, type Trial, type Variant } from "./comparison";

/** What a comparison says of one variant. */
export interface Summary {
  variant: Variant;
  /** accuracies of the trials that ended well, in the order of the seeds */
  accuracies: readonly number[];
  /** null without any */
  mean: number | null;
  /** sample standard deviation; null with fewer than two */
  spread: number | null;
  /** mean training loss of the trials that ended well; null without any */
  loss: number | null;
  /** trials by how they ended; `done` counts all of them */
  diverged: number;
  failed: number;
  done: number;
  /** seeds of the plan */
  planned: number;
}

/** Arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation, with n - 1; null for fewer than two values. */
export function deviation(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null || values.length < 2) return null;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

const present = (value: number | null): value is number => value !== null && Number.isFinite(value);

/** What a comparison says about each of its variants, in their order. Diverged trials count, but not in the means. */
export function summarise({ plan, trials }: Pick<Comparison, "plan" | "trials">): Summary[] {
  return plan.variants.map((variant) => {
    const own = plan.seeds.flatMap((seed) =>
      trials.filter((trial) => trial.variantId === variant.id && trial.seed === seed),
    );
    const good = own.filter(({ outcome }) => outcome === "finished");
    const accuracies = good.map(accuracyOf).filter(present);
    const count = (outcome: Trial["outcome"]) => own.filter((trial) => trial.outcome === outcome).length;
    return {
      variant,
      accuracies,
      mean: mean(accuracies),
      spread: deviation(accuracies),
      loss: mean(good.map(({ loss }) => loss).filter(present)),
      diverged: count("diverged"),
      failed: count("failed"),
      done: own.length,
      planned: plan.seeds.length,
    };
  });
}

/** Points that an accuracy was measured on. */
function measuredOn({ config: { dataset } }: Variant): number {
  const training = dataset.points?.length ?? dataset.classes * dataset.pointsPerClass;
  return Math.max(1, dataset.points ? training / 4 : dataset.classes * dataset.heldOutPerClass || training);
}

/** Squared standard error of a mean: from seed to seed, and from the points that it was measured on. */
function variance({ mean: middle, spread, accuracies, variant }: Summary): number {
  const share = middle ?? 0;
  return (spread ?? 0) ** 2 / accuracies.length + (share * (1 - share)) / measuredOn(variant);
}

/** The variants that are ahead: the best mean, and those within twice the standard error of the difference to it. */
export function ahead(summaries: readonly Summary[]): Summary[] {
  const known = summaries.filter(({ mean: middle }) => middle !== null);
  const best = known.reduce<Summary | null>(
    (top, one) => (top === null || (one.mean ?? 0) > (top.mean ?? 0) ? one : top),
    null,
  );
  if (!best) return [];
  return known.filter((one) => {
    const error = Math.sqrt(variance(one) + variance(best));
    return (best.mean ?? 0) - (one.mean ?? 0) <= Math.max(2 * error, 1e-12);
  });
}
