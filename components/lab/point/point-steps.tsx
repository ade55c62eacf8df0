"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { classLetter } from "../canvas/palette";
import { ShapeSign } from "../canvas/shape-sign";
import { NumberField } from "../config/number-field";
import { ProbabilityBars } from "../softmax/probability-bars";
import { useLab, useLabState } from "../use-trainer";
import { LayerTable } from "./layer-table";
import { UnitArithmetic } from "./unit-arithmetic";
import { UnitRows } from "./unit-rows";
import { useBriefNumber } from "./use-brief-number";
import type { Followed } from "./use-followed";

/** Which point: by its number, or the one before and after. */
function PointChoice({ index, count }: Pick<Followed, "index" | "count">) {
  const t = useTranslations("lab.point");
  const format = useFormatter();
  const { follow } = useLab();
  return (
    <div className="flex items-end gap-1">
      <NumberField
        small
        whole
        label={`${t("number")} (${t("of", { count: format.number(count) })})`}
        className="w-36"
        value={index + 1}
        min={1}
        max={count}
        onChange={(number) => follow(number - 1)}
      />
      <IconButton small label={t("before")} disabled={index === 0} onClick={() => follow(index - 1)}>
        <ChevronLeft aria-hidden className="size-4" />
      </IconButton>
      <IconButton small label={t("after")} disabled={index === count - 1} onClick={() => follow(index + 1)}>
        <ChevronRight aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}

/** One point's way through the network and the gradient's way back, down to the arithmetic of any unit. */
export function PointSteps({ index, count, point, weights, trace }: Followed) {
  const t = useTranslations("lab.point");
  const format = useFormatter();
  const brief = useBriefNumber();
  const network = useLabState((state) => state.config.network);
  const [place, setPlace] = useState({ at: 0, unit: 0 });
  // what was chosen in an earlier network may not be there any more
  const at = Math.min(place.at, trace.layers.length - 1);
  const layer = trace.layers[at];
  const unit = Math.min(place.unit, layer.layer.outputs - 1);
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const logits = trace.layers[trace.layers.length - 1].outputs;
  return (
    <div className="space-y-3">
      <PointChoice {...{ index, count }} />
      <p className="tabular flex items-center gap-1.5 text-sm">
        <ShapeSign label={point.label} />
        {t("about", { letter: classLetter(point.label), x: number(point.x), y: number(point.y) })}
      </p>
      <ProbabilityBars probabilities={[...trace.probabilities]} logits={[...logits]} />
      <p className="tabular text-sm font-medium">
        {t("loss", {
          probability: brief(trace.probabilities[point.label], "share"),
          loss: brief(trace.loss),
        })}
      </p>
      <LayerTable trace={trace} chosen={at} onChoose={(next) => setPlace({ at: next, unit: 0 })} />
      <UnitRows
        layer={layer}
        nameOf={at === trace.layers.length - 1 ? classLetter : (one) => String(one + 1)}
        chosen={unit}
        onChoose={(next) => setPlace({ at, unit: next })}
      />
      <UnitArithmetic {...{ trace, weights, point, network, at, unit }} />
    </div>
  );
}
