/** Stable ids of the six experiments and explorers, one per question. */

export const experimentIds = [
  "layer-explorer",
  "two-by-two",
  "gradient-by-depth",
  "equal-parameters",
  "probability-triangle",
  "optimizer-race",
] as const;

export type ExperimentId = (typeof experimentIds)[number];

/** Whether a text names one of them. */
export const isExperimentId = (id: string): id is ExperimentId => experimentIds.some((known) => known === id);
