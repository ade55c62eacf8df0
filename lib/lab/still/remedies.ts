/** What helps a run that stands still: other configs, each different in what belongs together. Pure. */
import { limits, type Activation, type Config, type Initialisation } from "@/lib/spiral/config";
import { withActivation } from "../config/edit-config";
import type { Standstill } from "./standstill";

/** A way on: the config to begin anew with, and what is different in it. */
export type Remedy = { config: Config } & (
  | { change: "initialisation"; to: Initialisation }
  | { change: "activation"; to: Activation }
  /** an activation with the initial weights that were made for it */
  | { change: "both"; to: Activation; begun: Initialisation }
  | { change: "rate"; to: number }
);

const begun = (config: Config, to: Initialisation): Remedy => ({
  ...{ change: "initialisation", to },
  config: { ...config, network: { ...config.network, initialisation: to } },
});

const activated = (config: Config, to: Activation): Remedy => ({
  ...{ change: "activation", to },
  config: withActivation(config, to),
});

const activatedAnew = (config: Config, to: Activation, initialisation: Initialisation): Remedy => ({
  ...{ change: "both", to, begun: initialisation },
  config: withActivation(begun(config, initialisation).config, to),
});

function paced(config: Config, factor: number): Remedy {
  const { min, max } = limits.learningRate;
  const wanted = Number((config.optimizer.learningRate * factor).toPrecision(3));
  const to = Math.max(min, Math.min(max, wanted));
  return { change: "rate", to, config: { ...config, optimizer: { ...config.optimizer, learningRate: to } } };
}

const all = (config: Config, is: Activation): boolean =>
  config.network.hidden.every(({ activation }) => activation === is);

const startsTiny = ({ network }: Config): boolean =>
  ["zeros", "small-normal"].includes(network.initialisation);

/** What helps, the likeliest first; nothing that is so already. */
export function remediesOf(standstill: Standstill, config: Config): Remedy[] {
  const found: Record<Standstill["cause"], () => Remedy[]> = {
    alike: () => [begun(config, "pytorch"), begun(config, "he")],
    dead: () => [paced(config, 0.1), activated(config, "leaky-relu")],
    saturated: () => [paced(config, 0.1), activated(config, "relu")],
    vanishing: () => [all(config, "relu") ? begun(config, "he") : activated(config, "relu")],
    silent: () => {
      if (startsTiny(config)) return [begun(config, "he")];
      // every layer of them leaves a part of what came in, whatever the rate
      return [all(config, "sigmoid") ? activatedAnew(config, "relu", "he") : paced(config, 0.1)];
    },
    "too-large": () => [paced(config, 0.1)],
    "too-small": () => [paced(config, 10)],
  };
  return found[standstill.cause]();
}
