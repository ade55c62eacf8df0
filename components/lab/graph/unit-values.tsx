"use client";
import { useTranslations } from "next-intl";
import type { Node } from "@/lib/lab/picture/graph-layout";
import type { Config } from "@/lib/spiral/config";
import { layersOf } from "@/lib/spiral/network";
import { useUnitName } from "./use-unit-name";

interface Props {
  config: Config;
  weights: Float32Array;
  node: Node;
}

/** Incoming weights named in the line; the largest ones. */
const most = 3;

/** What one sees of a unit at a glance: its bias and the largest weights that lead to it. */
export function UnitValues({ config: { network, dataset }, weights, node }: Props) {
  const t = useTranslations("lab.graph");
  const nameOf = useUnitName(network);
  if (node.column === 0) return t("featureHas", { name: nameOf(node) });
  const { inputs, outputs, weightOffset, biasOffset } = layersOf(network, dataset.classes)[node.column - 1];
  const incoming = Array.from({ length: inputs }, (_, from) => ({
    from,
    value: weights[weightOffset + from * outputs + node.unit] ?? 0,
  }));
  const largest = incoming.sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, most);
  return t("values", {
    name: nameOf(node),
    bias: (weights[biasOffset + node.unit] ?? 0).toFixed(3),
    weights: largest
      .map(({ from, value }) => `${nameOf({ column: node.column - 1, unit: from })} ${value.toFixed(3)}`)
      .join(", "),
  });
}
