"use client";
import { clsx } from "clsx";
import { Target } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { percentsOf, percentsWide } from "@/lib/agreed/tally";
import type { Tally } from "@/lib/contract/check";
import { useCheckNumber } from "./check-number";

interface Props {
  /** in percent, once it is told */
  outcome: number | null;
  /** of every round */
  tallies: readonly Tally[];
}

const countOf = ({ bars }: Tally, value: number): number =>
  bars.find((bar) => bar.value === value)?.count ?? 0;

/** How a class predicted, every ten percent a column, as high as there are who said so; and what it came to. */
export function PredictionBars({ outcome, tallies }: Props) {
  const t = useTranslations("common.check");
  const format = useFormatter();
  const told = useCheckNumber(true);
  const most = Math.max(1, ...tallies.flatMap(({ bars }) => bars.map(({ count }) => count)));
  const cameTo = outcome === null ? null : t("outcome", { value: told(outcome) });
  return (
    <>
      <ul className="flex h-[9em] gap-[0.2em]">
        {(tallies.at(-1)?.bars ?? []).map(({ value }) => {
          const here = outcome !== null && percentsOf(outcome) === value;
          const range = t("percents", { from: format.number(value), to: told(value + percentsWide) });
          const counts = tallies.map((tally) => countOf(tally, value));
          return (
            <li
              key={value}
              data-outcome={here}
              className="relative flex min-w-0 flex-1 flex-col items-center"
            >
              <span className="sr-only">
                {range}: {counts.map((count) => format.number(count)).join(", ")} {here && cameTo}
              </span>
              <span aria-hidden className="h-[1.3em]">
                {here && <Target className="size-[1.1em] text-good" />}
              </span>
              <span aria-hidden className="flex min-h-0 w-full grow items-end gap-px">
                {counts.map((count, at) => (
                  <span key={at} className="flex h-full min-w-0 flex-1 flex-col items-center justify-end">
                    <span className="tabular text-[0.75em] leading-tight">
                      {count > 0 && format.number(count)}
                    </span>
                    <span
                      className={clsx(
                        "w-full rounded-t-sm border-2 border-b-0 border-accent",
                        at === counts.length - 1 && "bg-accent",
                        count === 0 && "invisible",
                      )}
                      style={{ height: `${(80 * count) / most}%` }}
                    />
                  </span>
                ))}
              </span>
              <span
                aria-hidden
                className={clsx(
                  "tabular w-full border-t border-line-strong text-center text-[0.75em]",
                  here && "font-bold text-good",
                )}
              >
                {format.number(value)}
              </span>
            </li>
          );
        })}
      </ul>
      {cameTo !== null && (
        <p className="flex items-center gap-[0.3em] font-semibold text-good">
          <Target aria-hidden className="size-[1.1em] shrink-0" />
          {cameTo}
        </p>
      )}
    </>
  );
}
