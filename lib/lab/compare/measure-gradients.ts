/** Gradient norms of untrained networks, measured in slices that never block the page for long. */
import type { GradientPlan } from "@/lib/content/experiments";
import { configOf } from "@/lib/content/training-setup";
import type { Activation, Config, Dataset, Initialisation } from "@/lib/spiral/config";
import { gradientOf, weightNorms } from "@/lib/spiral/gradient";
import { initialWeights, multiplyAdds } from "@/lib/spiral/network";
import { trainingPoints, type Points } from "@/lib/spiral/points";
import { giveWay } from "../picture/give-way";

/** What was measured of one network. */
export interface GradientResult {
  activation: Activation;
  /** hidden layers */
  depth: number;
  config: Config;
  /** of each layer's weights, first to last; the geometric mean over the seeds */
  norms: readonly number[];
}

/** Multiply–adds forward in one slice: some 10 ms with the way back. */
const sliceWork = 400_000;

const part = ({ xy, labels }: Points, from: number, to: number): Points => ({
  xy: xy.subarray(2 * from, 2 * to),
  labels: labels.subarray(from, to),
});

/** The config of one network of the experiment. */
function gradientConfig(
  { units }: GradientPlan,
  dataset: Dataset,
  {
    activation,
    depth,
    initialisation,
  }: Pick<GradientResult, "activation" | "depth"> & {
    initialisation: Initialisation;
  },
): Config {
  const hidden = Array.from({ length: depth }, () => units);
  const name = { zh: "", en: "" };
  const setup = {
    id: "",
    name,
    hidden,
    activation,
    initialisation,
    optimizer: "sgd",
    learningRate: 1,
  } as const;
  return configOf(setup, dataset, 1);
}

/** Norms on all training points; null when aborted. */
async function normsOf(config: Config, points: Points, signal: AbortSignal): Promise<number[] | null> {
  const { network, dataset } = config;
  const weights = initialWeights(config);
  const count = points.labels.length;
  const perSlice = Math.max(10, Math.floor(sliceWork / multiplyAdds(network, dataset.classes)));
  const gradient = new Float64Array(weights.length);
  for (let from = 0; from < count; from += perSlice) {
    await giveWay();
    if (signal.aborted) return null;
    const slice = part(points, from, Math.min(count, from + perSlice));
    const share = slice.labels.length / count;
    gradientOf(network, dataset.classes, weights, slice).forEach(
      (value, i) => (gradient[i] += share * value),
    );
  }
  return weightNorms(network, dataset.classes, gradient);
}

/** The geometric mean over the plan's seeds, layer by layer; null when it was stopped. */
async function typicalNorms(
  { seeds }: GradientPlan,
  config: Config,
  points: Points,
  signal: AbortSignal,
): Promise<number[] | null> {
  const logs = new Array<number>(config.network.hidden.length + 1).fill(0);
  for (const seed of seeds) {
    const norms = await normsOf({ ...config, seed }, points, signal);
    if (!norms) return null;
    norms.forEach((norm, layer) => (logs[layer] += Math.log(norm) / seeds.length));
  }
  return logs.map(Math.exp);
}

/** Measures every depth and activation on all training points, and tells each as it is done; an abort ends it early. */
export async function measureGradients(
  plan: GradientPlan,
  dataset: Dataset,
  initialisation: Initialisation,
  { signal, tell }: { signal: AbortSignal; tell: (result: GradientResult) => void },
): Promise<void> {
  const points = trainingPoints(dataset);
  for (const depth of plan.depths)
    for (const activation of plan.activations) {
      const config = gradientConfig(plan, dataset, { activation, depth, initialisation });
      const norms = await typicalNorms(plan, config, points, signal);
      if (!norms) return;
      tell({ activation, depth, config, norms });
    }
}

/** The first layer's norm as a part of the last one's: 1 where nothing vanishes, 0 where all does. */
export const firstToLast = ({ norms }: GradientResult): number => norms[0] / norms[norms.length - 1];
