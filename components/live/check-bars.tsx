"use client";
import { clsx } from "clsx";
import { Target } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { PlainSentence } from "@/components/ui/plain-text";
import { percentsOf, percentsWide } from "@/lib/agreed/tally";
import type { Tally } from "@/lib/contract/check";

/** A, B, C …: how one speaks of an option in a hall. */
export const letterOf = (at: number): string => String.fromCharCode(65 + at);

/** A number as one says it of a check. */
export function useCheckNumber(predicts: boolean): (value: number) => string {
  const format = useFormatter();
  return (value) =>
    predicts
      ? format.number(value / 100, { style: "percent", maximumFractionDigits: 2 })
      : format.number(value, { maximumSignificantDigits: 6 });
}

interface BarProps {
  tally: Tally;
  value: number;
  /** of how many */
  round: number;
  rounds: number;
}

function Bar({ tally, value, round, rounds }: BarProps) {
  const t = useTranslations("common.check");
  const format = useFormatter();
  const count = tally.bars.find((bar) => bar.value === value)?.count ?? 0;
  const share = tally.voted > 0 ? count / tally.voted : 0;
  const told = format.number(share, { style: "percent", maximumFractionDigits: 0 });
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_6em] items-center gap-[0.6em]">
      <span aria-hidden className="h-[1em] rounded-sm bg-sunken">
        <span
          className={clsx(
            "block h-full rounded-sm border-2 border-accent",
            round === rounds && "bg-accent",
            share === 0 && "invisible",
          )}
          style={{ width: `${100 * share}%` }}
        />
      </span>
      <span className="tabular">
        {rounds > 1 && <span className="sr-only">{t("round", { round: String(round) })}: </span>}
        {t("bar", { count, share: told })}
      </span>
    </span>
  );
}

/** What of a check its bars say. */
interface Asked {
  /** nothing for numbers and predictions */
  options?: readonly string[] | null;
  predicts?: boolean;
  /** what it came to, once that is told */
  outcome?: number | null;
}

interface LabelProps {
  asked: Asked;
  value: number;
}

/** What a bar is of; the one that an outcome falls into says so. */
function Label({ asked: { options, predicts = false, outcome }, value }: LabelProps) {
  const t = useTranslations("common.check");
  const format = useFormatter();
  const told = useCheckNumber(predicts);
  if (options)
    return (
      <span className="flex gap-[0.5em]">
        <b>{letterOf(value)}</b>
        <PlainSentence className="min-w-0">{options[value]}</PlainSentence>
      </span>
    );
  if (!predicts) return <span className="tabular">{told(value)}</span>;
  const here = typeof outcome === "number" && percentsOf(outcome) === value;
  return (
    <span className="tabular flex flex-wrap gap-x-[0.8em]" data-outcome={here}>
      {t("percents", { from: format.number(value), to: told(value + percentsWide) })}
      {here && (
        <b className="inline-flex items-center gap-[0.3em] text-good">
          <Target aria-hidden className="size-[1.1em] shrink-0" />
          {t("outcome", { value: told(outcome) })}
        </b>
      )}
    </span>
  );
}

interface Props {
  check: Asked;
  tallies: readonly Tally[];
}

/** How the votes fall, the second beside the first; in sizes of the text around it. */
export function CheckBars({ check, tallies }: Props) {
  const t = useTranslations("common.check");
  const told = useCheckNumber(check.predicts ?? false);
  const values = [...new Set(tallies.flatMap(({ bars }) => bars.map(({ value }) => value)))];
  const median = tallies.at(-1)?.median;
  return (
    <div className="space-y-[0.6em]" data-check-bars>
      {tallies.length > 1 && <p className="text-[0.8em] text-muted">{t("rounds")}</p>}
      <ul className="space-y-[0.6em]">
        {values
          .sort((a, b) => a - b)
          .map((value) => (
            <li key={value} className="space-y-[0.2em]">
              <Label asked={check} value={value} />
              {tallies.map((tally, at) => (
                <Bar key={at} {...{ tally, value }} round={at + 1} rounds={tallies.length} />
              ))}
            </li>
          ))}
      </ul>
      {typeof median === "number" && <p>{t("median", { value: told(median) })}</p>}
    </div>
  );
}
