/** The comparisons that can be started: the course's experiments, and sweeps around the lab's own config. */
import type { ComparisonPlan, GridPlan, RacePlan, TrianglePlan } from "@/lib/content/experiments";
import { configOf, type TrainingSetup } from "@/lib/content/training-setup";
import { limits, type Config, type Dataset, type OptimizerKind } from "@/lib/spiral/config";
import { unitsFor } from "@/lib/spiral/equal-parameters";
import { parameterCount } from "@/lib/spiral/network";
import { placeOf, type Plan, type Variant } from "./comparison";

const firstSeeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

const variantOf = (setup: TrainingSetup, dataset: Dataset): Variant => ({
  id: setup.id,
  name: setup.name,
  config: configOf(setup, dataset, 0),
});

/** Every row's activation with every column's optimizer. */
export function gridPlan({ hidden, rows, columns, seeds }: GridPlan, dataset: Dataset): Plan {
  const variants = rows.flatMap((row) =>
    columns.map((column): Variant => {
      const name = {
        zh: `${row.name.zh} · ${column.name.zh}`,
        en: `${row.name.en} · ${column.name.en}`,
      };
      const { activation } = row;
      const id = placeOf(row.id, column.id);
      return variantOf({ ...column, id, name, hidden, activation }, dataset);
    }),
  );
  const sides = (list: GridPlan["rows"] | GridPlan["columns"]) => list.map(({ id, name }) => ({ id, name }));
  return {
    subject: "two-by-two",
    layout: { kind: "grid", rows: sides(rows), columns: sides(columns) },
    variants,
    seeds,
  };
}

/** Networks of equal size over the same seeds. */
export const sizesPlan = ({ setups, seeds }: ComparisonPlan, dataset: Dataset): Plan => ({
  subject: "equal-parameters",
  layout: { kind: "list" },
  variants: setups.map((setup) => variantOf(setup, dataset)),
  seeds,
});

/** Every optimizer at a learning rate that suits it, once. */
export const racePlan = ({ racers, seed }: RacePlan, dataset: Dataset): Plan => ({
  subject: "optimizer-race",
  layout: { kind: "list" },
  variants: racers.map((racer) => variantOf(racer, dataset)),
  seeds: [seed],
});

/** The race's second part: every optimizer at every learning rate. */
export function raceSweepPlan({ sweep }: RacePlan, dataset: Dataset): Plan {
  const { optimizers, learningRates, seeds, ...shared } = sweep;
  const variants = optimizers.flatMap((optimizer) =>
    learningRates.map((learningRate): Variant => {
      const name = { zh: "", en: "" };
      const setup = { ...shared, id: `${optimizer} ${learningRate}`, name, optimizer, learningRate };
      return { ...variantOf(setup, dataset), name: null };
    }),
  );
  return { subject: "optimizer-rates", layout: { kind: "rates" }, variants, seeds };
}

/** The one network whose probabilities are looked at. */
export const trianglePlan = ({ setup, seed }: TrianglePlan, dataset: Dataset): Plan => ({
  subject: "probability-triangle",
  layout: { kind: "list" },
  variants: [variantOf(setup, dataset)],
  seeds: [seed],
});

/** In what respect a sweep varies the lab's config. */
export const sweepKinds = ["rates", "depths", "seeds", "optimizers"] as const;
/** One of them. */
export type SweepKind = (typeof sweepKinds)[number];

const clampRate = (rate: number): number =>
  Number(Math.min(limits.learningRate.max, Math.max(limits.learningRate.min, rate)).toPrecision(3));

function rateVariants(config: Config): Variant[] {
  const { learningRate } = config.optimizer;
  const rates = [0.01, 0.1, 1, 10, 100].map((factor) => clampRate(learningRate * factor));
  return [...new Set(rates)].map((rate) => ({
    id: String(rate),
    name: null,
    config: { ...config, optimizer: { ...config.optimizer, learningRate: rate } },
  }));
}

/** One to five equally wide hidden layers with about as many parameters as the config's network has. */
function depthVariants(config: Config): Variant[] {
  const { network, dataset } = config;
  const parameters = parameterCount(network, dataset.classes);
  const model = network.hidden[0] ?? { units: 1, activation: "relu" as const, dropout: 0 };
  return [1, 2, 3, 4, 5].map((depth) => {
    const units = unitsFor(parameters, depth, network.features.length, dataset.classes);
    const hidden = Array.from({ length: depth }, () => ({ ...model, units }));
    return { id: String(depth), name: null, config: { ...config, network: { ...network, hidden } } };
  });
}

const raced: readonly OptimizerKind[] = ["sgd", "momentum", "rmsprop", "adam"];

const optimizerVariants = (config: Config): Variant[] =>
  raced.map((kind) => ({
    id: kind,
    name: null,
    config: { ...config, optimizer: { ...config.optimizer, kind } },
  }));

/**
 * A sweep around a config.
 * @param count seeds of each variant; the config's own comes first
 */
export function sweepPlan(kind: SweepKind, config: Config, count: number): Plan {
  const others = firstSeeds(count + 1).filter((seed) => seed !== config.seed);
  const seeds = [config.seed, ...others].slice(0, count);
  const variants = {
    rates: rateVariants,
    depths: depthVariants,
    optimizers: optimizerVariants,
    seeds: (): Variant[] => [{ id: "only", name: null, config }],
  }[kind](config);
  return { subject: kind, layout: { kind: kind === "rates" ? "rates" : "list" }, variants, seeds };
}
