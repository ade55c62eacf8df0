"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Network } from "@/lib/spiral/config";
import { forward, softmax } from "@/lib/spiral/forward";
import { Slider } from "@/components/ui/slider";
import { ProbabilityBars } from "./probability-bars";
import { ProbabilityTriangle } from "./probability-triangle";

interface Props {
  network: Network;
  classes: number;
  weights: Float32Array | null;
  /** where the pointer is on the map; null before it was there */
  at: { x: number; y: number } | null;
}

/** How sure the network is under the pointer, with a temperature. */
export function ConfidenceCard({ network, classes, weights, at }: Props) {
  const t = useTranslations("lab.confidence");
  const format = useFormatter();
  /** base-10 logarithm of the temperature */
  const [heat, setHeat] = useState(0);
  if (!weights || !at) return <p className="text-sm text-muted">{t("none")}</p>;
  const logits = forward(network, classes, weights, Float32Array.of(at.x, at.y));
  const probabilities = [...softmax(logits, classes, 10 ** heat)];
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <div className="space-y-3">
      <p className="tabular text-sm text-muted">{t("at", { x: number(at.x), y: number(at.y) })}</p>
      {classes === 3 && <ProbabilityTriangle probabilities={probabilities} />}
      <ProbabilityBars probabilities={probabilities} logits={[...logits]} />
      <Slider
        label={t("temperature")}
        value={heat}
        min={-1}
        max={1}
        step={0.05}
        format={(value) => `T = ${number(10 ** value)}`}
        onChange={setHeat}
      />
    </div>
  );
}
