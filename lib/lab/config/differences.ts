/** Names runs by what is different about them. */
import type { Config } from "@/lib/spiral/config";
import { networkName } from "@/lib/spiral/network";
import { numberText } from "./typed-number";

/** A property of a config that can tell runs apart: a key for translation and a value to show. */
export interface Difference {
  key:
    | "data"
    | "dataSeed"
    | "noise"
    | "network"
    | "activation"
    | "dropout"
    | "features"
    | "initialisation"
    | "optimizer"
    | "rate"
    | "momentum"
    | "weightDecay"
    | "l1"
    | "schedule"
    | "batch"
    | "epochs"
    | "seed";
  value: string;
}

function propertiesOf({ dataset, network, optimizer, batchSize, epochs, seed }: Config): Difference[] {
  const each = (values: (string | number)[]) => [...new Set(values)].join("/") || "–";
  const { schedule } = optimizer;
  return [
    { key: "data", value: dataset.kind },
    { key: "network", value: networkName(network, dataset.classes) },
    { key: "activation", value: each(network.hidden.map(({ activation }) => activation)) },
    { key: "optimizer", value: optimizer.kind },
    { key: "rate", value: numberText(optimizer.learningRate) },
    { key: "batch", value: String(batchSize) },
    { key: "initialisation", value: network.initialisation },
    { key: "features", value: network.features.join("+") },
    { key: "dropout", value: each(network.hidden.map(({ dropout }) => dropout)) },
    { key: "momentum", value: String(optimizer.momentum) },
    { key: "weightDecay", value: numberText(optimizer.weightDecay) },
    { key: "l1", value: numberText(optimizer.l1) },
    {
      key: "schedule",
      value:
        schedule.kind === "constant" ? "constant" : `${schedule.kind} ${schedule.every} ${schedule.factor}`,
    },
    { key: "noise", value: String(dataset.noise) },
    { key: "dataSeed", value: String(dataset.seed) },
    { key: "epochs", value: String(epochs) },
    { key: "seed", value: String(seed) },
  ];
}

/** What everybody sees first of a run, when nothing tells it apart. */
const usual: Difference["key"][] = ["network", "activation", "optimizer", "rate"];

/**
 * For each config the properties in which the configs differ; all the same, or only one: its network, activation,
 * optimizer and learning rate. At most `most` properties, the telling ones first.
 */
export function nameConfigs(configs: readonly Config[], most = 4): Difference[][] {
  const all = configs.map(propertiesOf);
  const differing = (all[0] ?? [])
    .map(({ key }, i) => ({ key, i }))
    .filter(({ i }) => new Set(all.map((properties) => properties[i].value)).size > 1);
  const keys = differing.length > 0 && configs.length > 1 ? differing.map(({ key }) => key) : usual;
  const shown = keys.slice(0, most);
  return all.map((properties) => properties.filter(({ key }) => shown.includes(key)));
}
