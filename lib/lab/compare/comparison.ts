/** A comparison: several ways of training, each over the same seeds, and what came out. */
import type { ExperimentId } from "@/lib/content/experiment";
import type { Localized } from "@/lib/content/language";
import type { Config } from "@/lib/spiral/config";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { EngineName } from "@/lib/training/engine-names";
import type { Kept } from "../keep/shelf";
import type { GridMap } from "../picture/grid-map";

/** What is compared: an experiment of the course, or the lab's own config in one respect. */
export type Subject = ExperimentId | "optimizer-rates" | "rates" | "depths" | "seeds" | "optimizers";

/** One way of training. */
export interface Variant {
  id: string;
  /** the course's name for it; null: named by what is different about it */
  name: Localized | null;
  /** its seed is replaced by each trial's */
  config: Config;
}

interface Side {
  id: string;
  name: Localized;
}

/** How results are laid out: rows of a table, a table of two factors, or a chart over learning rates. */
export type Layout =
  { kind: "list" } | { kind: "grid"; rows: readonly Side[]; columns: readonly Side[] } | { kind: "rates" };

/** What is to be trained. */
export interface Plan {
  subject: Subject;
  layout: Layout;
  variants: readonly Variant[];
  /** every variant is trained once with each */
  seeds: readonly number[];
}

/** One training of a comparison, ended. */
export interface Trial {
  variantId: string;
  seed: number;
  outcome: "finished" | "diverged" | "failed";
  epoch: number;
  engine: EngineName;
  /** thinned out */
  curve: CurvePoint[];
  loss: number | null;
  trainAccuracy: number | null;
  heldOutAccuracy: number | null;
  /** empty when it failed */
  weights: Float32Array;
  /** of the first seed only */
  map: GridMap | null;
}

/** A plan with what has come of it so far. */
export interface Comparison extends Kept {
  plan: Plan;
  /** the choice that the student committed to beforehand; null without one */
  guess: string | null;
  /** in the order in which they ended */
  trials: readonly Trial[];
}

/** "grid cell (none, sgd)": the variant's id in a table of two factors. */
export const placeOf = (row: string, column: string): string => `${row} ${column}`;

/** What a trial is known by while it runs. */
export const trialKey = (comparison: string, variant: string, seed: number): string =>
  `${comparison}/${variant}/${seed}`;

/** The config that a trial trains. */
export const configOfTrial = ({ config }: Variant, seed: number): Config => ({ ...config, seed });

/** Trials that are still to be done. */
export function missingTrials({ plan, trials }: Comparison): { variant: Variant; seed: number }[] {
  const has = (variant: Variant, seed: number) =>
    trials.some((trial) => trial.variantId === variant.id && trial.seed === seed);
  // seed by seed: after the first round every variant has something to show
  return plan.seeds.flatMap((seed) =>
    plan.variants.filter((variant) => !has(variant, seed)).map((variant) => ({ variant, seed })),
  );
}

/** The accuracy that counts: on held-out points where there are any. */
export const accuracyOf = ({ heldOutAccuracy, trainAccuracy }: Trial): number | null =>
  heldOutAccuracy ?? trainAccuracy;

/** The trial whose picture and curve stand for a variant: the first seed's that ended well, or else any. */
export function shownTrial({ plan, trials }: Comparison, variantId: string): Trial | null {
  const own = trials.filter((trial) => trial.variantId === variantId);
  const inOrder = plan.seeds.flatMap((seed) => own.filter((trial) => trial.seed === seed));
  return inOrder.find(({ outcome }) => outcome === "finished") ?? inOrder[0] ?? null;
}
