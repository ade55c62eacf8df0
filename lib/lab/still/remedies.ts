/** What helps a run that stands still: other configs, each different in what belongs together. Pure. */
import {
  limits,
  type Activation,
  type Config,
  type Initialisation,
  type OptimizerKind,
} from "@/lib/spiral/config";
import { withActivation } from "../config/edit-config";
import type { Standstill } from "./standstill";

/** What is different: of all layers, of the whole network, of the optimizer. */
interface Changes {
  activation?: Activation;
  initialisation?: Initialisation;
  /** learning rate */
  rate?: number;
}

/** A way on: the config to begin anew with, and what is different in it. */
export interface Remedy {
  config: Config;
  changes: Changes;
}

/** Rates at which small networks train with each: in the middle of those that do. */
const usual: Record<OptimizerKind, number> = {
  sgd: 0.1,
  momentum: 0.03,
  nesterov: 0.03,
  rmsprop: 0.003,
  adam: 0.01,
  adamw: 0.01,
};

/** How often the usual rate the run's is. */
const pace = ({ optimizer: { learningRate, kind } }: Config): number => learningRate / usual[kind];

/** Far beyond what is usual: what else is changed, such steps throw the weights about. */
const hasty = (config: Config): boolean => pace(config) > 5;

function made(config: Config, { activation, initialisation, rate }: Changes): Config {
  const { network, optimizer } = config;
  const begun = {
    ...config,
    network: { ...network, initialisation: initialisation ?? network.initialisation },
  };
  return {
    ...(activation ? withActivation(begun, activation) : begun),
    optimizer: { ...optimizer, learningRate: rate ?? optimizer.learningRate },
  };
}

const remedy = (config: Config, changes: Changes): Remedy => ({ config: made(config, changes), changes });

/** With a rate that does not keep the change from showing what it does. */
const calmly = (config: Config, changes: Changes): Remedy =>
  remedy(config, {
    ...changes,
    ...((pace(config) < 1 / 30 || hasty(config)) && { rate: usual[config.optimizer.kind] }),
  });

/** At least ten times slower or faster, and at least as slow or fast as is usual. */
function paced({ optimizer: { learningRate, kind } }: Config, to: "slower" | "faster"): { rate: number } {
  const { min, max } = limits.learningRate;
  const wanted =
    to === "slower" ? Math.min(learningRate / 10, usual[kind]) : Math.max(learningRate * 10, usual[kind]);
  return { rate: Math.max(min, Math.min(max, Number(wanted.toPrecision(3)))) };
}

const all = (config: Config, is: Activation): boolean =>
  config.network.hidden.every(({ activation }) => activation === is);

const startsTiny = ({ network }: Config): boolean =>
  ["zeros", "small-normal"].includes(network.initialisation);

/** PyTorch's initial weights leave little of what comes through many layers; sigmoid layers leave little of any. */
const deepFor = ({ network: { hidden, initialisation } }: Config): { initialisation?: "he" } =>
  hidden.length > 2 && initialisation === "pytorch" ? { initialisation: "he" } : {};

/** These make steps of one size of gradients of any. */
const adaptive: readonly OptimizerKind[] = ["rmsprop", "adam", "adamw"];

/**
 * What no learning rate makes up for: without an activation layers draw straight borders however they are trained, and
 * sigmoid layers let so little through that steps in proportion to it hardly move.
 */
function bentFor(config: Config): Changes {
  const { network, optimizer } = config;
  if (network.hidden.length === 0) return {};
  if (all(config, "none")) return { activation: "relu", ...deepFor(config) };
  if (all(config, "sigmoid") && !adaptive.includes(optimizer.kind))
    return { activation: "relu", initialisation: "he" };
  return {};
}

/** Steps too large have done it: smaller ones, in a network that then learns. */
const slowed = (config: Config): Remedy =>
  config.network.hidden.length > 2 && all(config, "sigmoid")
    ? remedy(config, { activation: "relu", initialisation: "he", ...paced(config, "slower") })
    : remedy(config, { ...deepFor(config), ...bentFor(config), ...paced(config, "slower") });

/** What helps, the likeliest first; nothing that is so already. */
export function remediesOf(standstill: Standstill, config: Config): Remedy[] {
  const slower = remedy(config, paced(config, "slower"));
  const found: Record<Standstill["cause"], () => Remedy[]> = {
    alike: () => [calmly(config, { initialisation: "pytorch" }), calmly(config, { initialisation: "he" })],
    dead: () => (hasty(config) ? [slowed(config)] : [slower, remedy(config, { activation: "leaky-relu" })]),
    saturated: () => (hasty(config) ? [slowed(config)] : [slower, remedy(config, { activation: "relu" })]),
    vanishing: () => [
      calmly(
        config,
        all(config, "relu") ? { initialisation: "he" } : { activation: "relu", ...deepFor(config) },
      ),
    ],
    silent: () => {
      if (startsTiny(config)) return [calmly(config, { initialisation: "he" })];
      // every layer of them leaves a part of what came in, whatever the rate
      if (all(config, "sigmoid")) return [calmly(config, { activation: "relu", initialisation: "he" })];
      return [slowed(config)];
    },
    "too-large": () => [remedy(config, { ...bentFor(config), ...paced(config, "slower") })],
    "too-small": () => {
      const faster = paced(config, "faster");
      const bent = bentFor(config);
      if (bent.activation) return [remedy(config, { ...bent, ...faster })];
      const deep = all(config, "sigmoid") ? {} : deepFor(config);
      return [{}, ...(deep.initialisation ? [deep] : [])].map((also) =>
        remedy(config, { ...also, ...faster }),
      );
    },
  };
  return found[standstill.cause]();
}
