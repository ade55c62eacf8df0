"use client";
import { useFormatter } from "next-intl";
import { classLetter } from "../canvas/palette";
import { ShapeSign } from "../canvas/shape-sign";

/** Probability of each class as a bar with its number, and the logit that it came from. */
export function ProbabilityBars({
  probabilities,
  logits,
}: {
  probabilities: readonly number[];
  logits?: readonly number[];
}) {
  const format = useFormatter();
  return (
    <ul className="tabular space-y-1.5 text-sm">
      {probabilities.map((p, k) => (
        <li key={k} className="grid grid-cols-[2.5rem_1fr_4rem_auto] items-center gap-2">
          <span className="inline-flex items-center gap-1 font-semibold">
            <ShapeSign label={k} />
            {classLetter(k)}
          </span>
          <span aria-hidden className="h-3 overflow-hidden rounded-full bg-sunken">
            <span
              className="block h-full rounded-full"
              style={{ width: `${100 * (p || 0)}%`, background: `var(--class-${k})` }}
            />
          </span>
          <span className="text-right">
            {Number.isFinite(p) ? format.number(p, { style: "percent", maximumFractionDigits: 1 }) : "–"}
          </span>
          <span className="min-w-16 text-right text-xs text-muted">
            {logits && Number.isFinite(logits[k])
              ? `z = ${format.number(logits[k], { maximumFractionDigits: 2 })}`
              : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
