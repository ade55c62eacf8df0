"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Slider } from "@/components/ui/slider";
import type { TrianglePlan } from "@/lib/content/experiments";
import type { Config } from "@/lib/spiral/config";
import { forward, softmax } from "@/lib/spiral/forward";
import { extentOf } from "@/lib/spiral/plane";
import { trainingPoints } from "@/lib/spiral/points";
import { ProbeMap } from "../map/probe-map";
import { ProbabilityBars } from "../softmax/probability-bars";
import { ProbabilityTriangle } from "../softmax/probability-triangle";

interface Props {
  /** null before anything was trained: then there are only the examples */
  network: { config: Config; weights: Float32Array } | null;
  plan: TrianglePlan;
}

const zooms = [1, 2, 4, 8] as const;

function Toggle<Value extends string | number>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { value: Value; text: string }[];
  value: Value | null;
  onChange: (value: Value) => void;
}) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-1 text-sm">
      <span className="pr-2 text-muted">{label}</span>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={value === option.value}
          onClick={() => onChange(option.value)}
          className="tabular min-h-9 pointer-coarse:min-h-11 rounded-md border px-2.5 aria-pressed:border-accent aria-pressed:bg-accent-soft"
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}

/** The map to point at, the triangle, the bars and the temperature. */
export function TriangleBoard({ network, plan }: Props) {
  const t = useTranslations("compare.triangle");
  const format = useFormatter();
  const { min, max, start } = plan.temperature;
  /** base-10 logarithm of the temperature */
  const [heat, setHeat] = useState(Math.log10(start));
  const [at, setAt] = useState({ x: 0.4, y: 0.3 });
  const [zoom, setZoom] = useState<(typeof zooms)[number]>(1);
  /** logits tried by hand; null: those of the place */
  const [example, setExample] = useState<number | null>(null);
  const points = useMemo(() => network && trainingPoints(network.config.dataset), [network]);
  const placed = network && forward(network.config.network, 3, network.weights, Float32Array.of(at.x, at.y));
  const tried = example === null && placed ? null : plan.examples[example ?? 0];
  const logits = tried ? Float32Array.from(tried) : (placed ?? Float32Array.of(0, 0, 0));
  const probabilities = [...softmax(logits, 3, 10 ** heat)];
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {network && points && (
        <div className="min-w-0 space-y-2">
          <ProbeMap
            {...{ points, at }}
            network={network.config.network}
            classes={3}
            weights={network.weights}
            extent={zoom * extentOf(points.xy)}
            onAt={(place) => {
              setAt(place);
              setExample(null);
            }}
          />
          <Toggle
            label={t("zoom")}
            options={zooms.map((value) => ({ value, text: `×${value}` }))}
            value={zoom}
            onChange={setZoom}
          />
        </div>
      )}
      <div className="min-w-0 space-y-3">
        <p className="tabular text-sm text-muted">
          {tried ? t("logits", { logits: tried.join(", ") }) : t("at", { x: number(at.x), y: number(at.y) })}
        </p>
        <ProbabilityTriangle probabilities={probabilities} />
        <ProbabilityBars probabilities={probabilities} logits={[...logits]} />
        <Slider
          label={t("temperature")}
          value={heat}
          min={Math.log10(min)}
          max={Math.log10(max)}
          step={0.05}
          format={(value) => `T = ${number(10 ** value)}`}
          onChange={setHeat}
        />
        <Toggle
          label={t("examples")}
          options={plan.examples.map((logitsOf, value) => ({ value, text: logitsOf.join(", ") }))}
          value={tried ? (example ?? 0) : null}
          onChange={setExample}
        />
      </div>
    </div>
  );
}
