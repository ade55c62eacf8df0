/** Edits of a config that keep it inside the contract's limits. */
import { limits, type Activation, type Config, type HiddenLayer } from "@/lib/spiral/config";
import { parameterCount } from "@/lib/spiral/network";

/** The config with other hidden layers. */
const withHidden = (config: Config, hidden: HiddenLayer[]): Config => ({
  ...config,
  network: { ...config.network, hidden },
});

/** The config with one layer changed. */
export function withLayer(config: Config, index: number, change: Partial<HiddenLayer>): Config {
  return withHidden(
    config,
    config.network.hidden.map((layer, i) => (i === index ? { ...layer, ...change } : layer)),
  );
}

/** One more hidden layer, like the last one but no wider than the parameter limit leaves room for; null when full. */
export function withLayerAdded(config: Config): Config | null {
  const { hidden } = config.network;
  if (hidden.length >= limits.hiddenLayers) return null;
  const last: HiddenLayer = hidden.at(-1) ?? { units: 16, activation: "relu", dropout: 0 };
  for (let units = last.units; units >= 1; units = Math.floor(units / 2)) {
    const next = withHidden(config, [...hidden, { ...last, units }]);
    if (fits(next)) return next;
  }
  return null;
}

/** The config without one layer. */
export const withLayerRemoved = (config: Config, index: number): Config =>
  withHidden(
    config,
    config.network.hidden.filter((_, i) => i !== index),
  );

/** Every hidden layer with this activation. */
export const withActivation = (config: Config, activation: Activation): Config =>
  withHidden(
    config,
    config.network.hidden.map((layer) => ({ ...layer, activation })),
  );

/** The activation that all hidden layers share; "mixed" when they differ, null without any. */
export function sharedActivation({ network }: Config): Activation | "mixed" | null {
  const [first, ...rest] = network.hidden;
  if (!first) return null;
  return rest.every(({ activation }) => activation === first.activation) ? first.activation : "mixed";
}

/** Whether the network stays within the parameter limit. */
const fits = ({ network, dataset }: Config): boolean =>
  parameterCount(network, dataset.classes) <= limits.parameters;

/** The most units that layer `index` may have in this network. */
export function mostUnits(config: Config, index: number): number {
  let units: number = limits.units;
  while (units > 1 && !fits(withLayer(config, index, { units }))) units--;
  return units;
}
