"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { Node } from "@/lib/lab/picture/graph-layout";
import type { Config } from "@/lib/spiral/config";
import { layersOf } from "@/lib/spiral/network";
import { useUnitName } from "./use-unit-name";

interface Props {
  config: Config;
  weights: Float32Array;
  node: Node;
}

/** How a weight is written. */
export const weightDigits = { minimumFractionDigits: 3, maximumFractionDigits: 3 } as const;

/** Incoming weights named in the line; the largest ones. */
const most = 3;

/** What one sees of a unit at a glance: its bias and the largest weights that lead to it. */
export function UnitValues({ config: { network, dataset }, weights, node }: Props) {
  const t = useTranslations("lab.graph");
  const format = useFormatter();
  const nameOf = useUnitName(network);
  const say = (value: number) => format.number(value, weightDigits);
  if (node.column === 0) return t("featureHas", { name: nameOf(node) });
  const { inputs, outputs, weightOffset, biasOffset } = layersOf(network, dataset.classes)[node.column - 1];
  const incoming = Array.from({ length: inputs }, (_, from) => ({
    from,
    value: weights[weightOffset + from * outputs + node.unit] ?? 0,
  }));
  const largest = incoming.sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, most);
  return t("values", {
    name: nameOf(node),
    bias: say(weights[biasOffset + node.unit] ?? 0),
    weights: largest
      .map(({ from, value }) => `${nameOf({ column: node.column - 1, unit: from })} ${say(value)}`)
      .join(", "),
  });
}
