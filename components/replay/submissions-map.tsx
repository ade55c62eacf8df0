"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/field";
import type { MapAxis, ToldClass } from "./told-class";
import type { Words } from "./use-words";

const axes: readonly MapAxis[] = ["parameters", "epochs"];

/** The submissions that have stood by a moment: accuracy against parameters or epochs. */
export function SubmissionsMap({ told, at, words }: { told: ToldClass; at: number; words: Words }) {
  const t = useTranslations("replay");
  const tWall = useTranslations("wall");
  const format = useFormatter();
  const [axis, setAxis] = useState<MapAxis>("parameters");
  const map = told.mapOf(axis);
  const { all, newest, count, least, most } = map.dotsAt(at);
  return (
    <Card
      title={t("map")}
      actions={
        <div className="w-36">
          <SelectField
            small
            label={t("axis")}
            value={axis}
            onChange={({ target }) => setAxis(axes.find((one) => one === target.value) ?? axis)}
          >
            {axes.map((one) => (
              <option key={one} value={one}>
                {tWall(`axes.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
      }
    >
      <div
        role="img"
        aria-label={t("mapSpoken", { count, least: words.percent(least), most: words.percent(most) })}
        data-dots={count}
      >
        <div aria-hidden className="relative mt-2 mr-3 ml-12 h-56">
          {map.up.map(({ at: height, value }) => (
            <span key={height} style={{ bottom: `${100 * height}%` }} className="absolute inset-x-0 border-t">
              <span className="tabular absolute right-full -translate-y-1/2 pr-2 text-xs text-muted">
                {words.percent(value)}
              </span>
            </span>
          ))}
          <svg
            viewBox="0 0 1000 1000"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible fill-none"
            strokeLinecap="round"
          >
            <path d={newest} vectorEffect="non-scaling-stroke" strokeWidth={13} className="stroke-class-1" />
            <path d={newest} vectorEffect="non-scaling-stroke" strokeWidth={9} className="stroke-surface" />
            <path
              d={all}
              vectorEffect="non-scaling-stroke"
              strokeWidth={6}
              strokeOpacity={0.75}
              className="stroke-accent"
            />
          </svg>
        </div>
        <div aria-hidden className="relative mt-1 mr-3 ml-12 h-5 text-xs text-muted">
          {map.along.map(({ at: across, value }) => (
            <span
              key={value}
              style={{ left: `${100 * across}%` }}
              className="tabular absolute -translate-x-1/2"
            >
              {format.number(value)}
            </span>
          ))}
        </div>
      </div>
      <p className="mt-2 text-sm text-muted">{t("mapWords")}</p>
    </Card>
  );
}
