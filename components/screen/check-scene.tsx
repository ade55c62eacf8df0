"use client";
import { useTranslations } from "next-intl";
import { CheckBars, letterOf } from "@/components/live/check-bars";
import { PlainSentence } from "@/components/ui/plain-text";
import type { CheckView } from "@/lib/contract/check";
import type { RoomView } from "@/lib/contract/views";

function Options({ options }: { options: readonly string[] }) {
  return (
    <ol className="grid gap-[0.6em] lg:grid-cols-2">
      {options.map((option, at) => (
        <li
          key={at}
          className="flex gap-[0.6em] rounded-lg border bg-surface px-[0.8em] py-[0.5em] text-[1.4em]"
        >
          <b>{letterOf(at)}</b>
          <PlainSentence className="min-w-0">{option}</PlainSentence>
        </li>
      ))}
    </ol>
  );
}

/** The question that the class is asked, and how the votes fall once the instructor shows that. */
export function CheckScene({ check, votes }: { check: CheckView; votes: RoomView["votes"] }) {
  const t = useTranslations("screen");
  const common = useTranslations("common.check");
  const { question, options, predicts, round } = check;
  return (
    <main id="content" className="min-h-0 grow space-y-[0.8em] overflow-y-auto" data-check={round}>
      <p className="text-[1.1em] text-muted">{t(round === 1 ? "check" : "checkAgain")}</p>
      <h2 className="text-[2.2em] leading-tight">
        <PlainSentence>{question}</PlainSentence>
      </h2>
      {votes?.tallies ? (
        <div className="max-w-[60em] text-[1.3em]">
          <CheckBars {...{ check }} tallies={votes.tallies} />
        </div>
      ) : options ? (
        <Options options={options} />
      ) : (
        <p className="text-[1.4em]">{t(predicts ? "checkPercent" : "checkNumber")}</p>
      )}
      <p role="status" className="tabular text-[1.2em] text-muted">
        {common("voted", { count: votes?.voted ?? 0 })}
      </p>
    </main>
  );
}
