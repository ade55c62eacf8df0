"use client";
import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { PlainSentence } from "@/components/ui/plain-text";
import { beyondBars, toldOf } from "@/lib/agreed/tally";
import type { Tally } from "@/lib/contract/check";
import { useCheckNumber } from "./check-number";
import { PredictionBars } from "./prediction-bars";

/** A, B, C …: how one speaks of an option in a hall. */
export const letterOf = (at: number): string => String.fromCharCode(65 + at);

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
  const count = toldOf(tally, value);
  // of the less common numbers nothing is told: that is not nobody
  if (count === null) return null;
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

/** A bar across for each value that was said, below what it is of. */
function Across({ options, tallies }: { options: readonly string[] | null; tallies: readonly Tally[] }) {
  const told = useCheckNumber(false);
  const t = useTranslations("common.check");
  const values = [...new Set(tallies.flatMap(({ bars }) => bars.map(({ value }) => value)))];
  return (
    <>
      <ul className="space-y-[0.6em]">
        {values
          .sort((a, b) => a - b)
          .map((value) => (
            <li key={value} className="space-y-[0.2em]">
              {options ? (
                <span className="flex gap-[0.5em]">
                  <b>{letterOf(value)}</b>
                  <PlainSentence className="min-w-0">{options[value]}</PlainSentence>
                </span>
              ) : (
                <span className="tabular">{told(value)}</span>
              )}
              {tallies.map((tally, at) => (
                <Bar key={at} {...{ tally, value }} round={at + 1} rounds={tallies.length} />
              ))}
            </li>
          ))}
      </ul>
      {tallies.map((tally, at) => {
        const count = beyondBars(tally);
        if (count === 0) return null;
        const of = tallies.length > 1 ? `${t("round", { round: String(at + 1) })}: ` : "";
        return <p key={at}>{of + t("beyond", { count })}</p>;
      })}
    </>
  );
}

interface Props {
  check: Asked;
  tallies: readonly Tally[];
}

/** How the votes fall, the second beside the first; in sizes of the text around it. */
export function CheckBars({ check, tallies }: Props) {
  const t = useTranslations("common.check");
  const { options = null, predicts = false, outcome = null } = check;
  const told = useCheckNumber(predicts);
  const median = tallies.at(-1)?.median;
  return (
    <div className="space-y-[0.6em]" data-check-bars>
      {tallies.length > 1 && <p className="text-[0.8em] text-muted">{t("rounds")}</p>}
      {predicts ? <PredictionBars {...{ outcome, tallies }} /> : <Across {...{ options, tallies }} />}
      {typeof median === "number" && <p>{t("median", { value: told(median) })}</p>}
    </div>
  );
}
