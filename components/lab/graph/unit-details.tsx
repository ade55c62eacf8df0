"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/components/ui/field";
import { biasIndex, weightIndex, type Node } from "@/lib/lab/picture/graph-layout";
import type { Config } from "@/lib/spiral/config";
import { NumberField } from "../config/number-field";
import { useUnitName } from "./use-unit-name";

interface Props {
  config: Config;
  weights: Float32Array;
  node: Node;
  onEdit: (index: number, value: number) => void;
}

/** Weights may be set this far from zero by hand. */
const reach = 1000;
const tidy = (value: number): number => Number(value.toPrecision(4));

/** Bias and incoming weights of one unit, to read and to change. */
export function UnitDetails({ config, weights, node, onEdit }: Props) {
  const t = useTranslations("lab.graph");
  const { network, dataset } = config;
  const nameOf = useUnitName(network);
  const [from, setFrom] = useState(0);
  const bias = biasIndex(network, dataset.classes, node);
  const weight = weightIndex(network, dataset.classes, node, from);
  const before = node.column === 1 ? network.features.length : (network.hidden[node.column - 2]?.units ?? 0);
  if (bias === null || weight === null)
    return <p className="text-sm">{t("featureHas", { name: nameOf(node) })}</p>;
  return (
    <div className="space-y-2">
      <div className="grid grid-cols-2 gap-2">
        <SelectField label={t("from")} value={from} onChange={(event) => setFrom(Number(event.target.value))}>
          {Array.from({ length: before }, (_, unit) => (
            <option key={unit} value={unit}>
              {nameOf({ column: node.column - 1, unit })}
            </option>
          ))}
        </SelectField>
        <NumberField
          label={t("weight")}
          value={tidy(weights[weight] ?? 0)}
          min={-reach}
          max={reach}
          onChange={(value) => onEdit(weight, value)}
        />
        <NumberField
          label={t("bias")}
          value={tidy(weights[bias] ?? 0)}
          min={-reach}
          max={reach}
          onChange={(value) => onEdit(bias, value)}
        />
      </div>
      <p className="text-xs text-muted">{t("editing")}</p>
    </div>
  );
}
