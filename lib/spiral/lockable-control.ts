/** The controls of a set-up that a lesson can lock, and when two set-ups agree in one. Data are the session's in any case. */
import type { Setup } from "./config";

export const lockableControls = [
  "layers",
  "activation",
  "dropout",
  "initialisation",
  "features",
  "optimizer",
  "learningRate",
  "schedule",
  "regularisation",
  "batchSize",
  "epochs",
  "seed",
] as const;
export type LockableControl = (typeof lockableControls)[number];

const momentumOf = ({ kind, momentum }: Setup["optimizer"]): number | null =>
  ["momentum", "nesterov", "rmsprop"].includes(kind) ? momentum : null;

/** The part of a set-up that a control sets, comparable as text. */
const partOf: Record<LockableControl, (setup: Setup) => unknown> = {
  layers: ({ network }) => network.hidden.map(({ units }) => units),
  activation: ({ network }) => [...new Set(network.hidden.map(({ activation }) => activation))].sort(),
  dropout: ({ network }) => [...new Set(network.hidden.map(({ dropout }) => dropout))].sort(),
  initialisation: ({ network }) => network.initialisation,
  features: ({ network }) => network.features,
  optimizer: ({ optimizer }) => [optimizer.kind, momentumOf(optimizer)],
  learningRate: ({ optimizer }) => optimizer.learningRate,
  schedule: ({ optimizer: { schedule } }) =>
    schedule.kind === "constant" ? "constant" : [schedule.kind, schedule.every, schedule.factor],
  regularisation: ({ optimizer }) => [optimizer.weightDecay, optimizer.l1],
  batchSize: ({ batchSize }) => batchSize,
  epochs: ({ epochs }) => epochs,
  seed: ({ seed }) => seed,
};

/** Whether a control stands alike in both. A network without hidden layers has no activation and no dropout to differ in. */
export function samePart(control: LockableControl, a: Setup, b: Setup): boolean {
  const perLayer = control === "activation" || control === "dropout";
  if (perLayer && (a.network.hidden.length === 0 || b.network.hidden.length === 0)) return true;
  return JSON.stringify(partOf[control](a)) === JSON.stringify(partOf[control](b));
}
