"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { letterOf } from "@/components/live/check-bars";
import { useCheckNumber } from "@/components/live/check-number";
import { Announcer } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { PlainSentence } from "@/components/ui/plain-text";
import type { Connection } from "@/lib/client/connection";
import type { CheckView } from "@/lib/contract/check";
import type { SelfView } from "@/lib/contract/views";
import { typedNumber, typedPercent } from "@/lib/lab/config/typed-number";
import { Tell } from "./gathered";
import { useAsking } from "./use-asking";

interface AnswerProps {
  check: CheckView;
  /** one's own answer to this vote; null before */
  own: number | null;
  onVote: (value: number) => Promise<boolean>;
}

/** The options as buttons; the one that was pressed last counts. */
function Choices({ check, own, onVote }: AnswerProps) {
  return (
    <div role="group" className="grid gap-2 sm:grid-cols-2">
      {check.options?.map((option, value) => (
        <Button
          key={value}
          variant="secondary"
          aria-pressed={own === value}
          className={clsx("justify-start! py-2 text-left", own === value && "border-accent! bg-accent-soft!")}
          onClick={() => onVote(value)}
        >
          <b>{letterOf(value)}</b>
          <PlainSentence className="min-w-0 font-normal">{option}</PlainSentence>
        </Button>
      ))}
    </div>
  );
}

const largest = 1e12;

function NumberAnswer({ check, own, onVote }: AnswerProps) {
  const predicts = check.predicts === true;
  const t = useTranslations("student.check");
  const [text, setText] = useState(own === null ? "" : String(own));
  const [bad, setBad] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const value = predicts ? typedPercent(text) : typedNumber(text);
    const wrong = value === null || !(Math.abs(value) <= largest);
    setBad(wrong);
    if (wrong || busy) return;
    setBusy(true);
    await onVote(value);
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void send(event)} className="flex flex-wrap items-end gap-2">
      <TextField
        label={t(predicts ? "percent" : "number")}
        error={bad ? t(predicts ? "percentBad" : "numberBad") : undefined}
        value={text}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        onChange={({ target }) => {
          setText(target.value);
          setBad(false);
        }}
      />
      <Button type="submit" busy={busy}>
        {t("send")}
      </Button>
    </form>
  );
}

/** What somebody said, as a sentence says it. */
function useAnswerWords({ options, predicts }: CheckView): (value: number) => string {
  const told = useCheckNumber(predicts === true);
  return (value) => (options ? `${letterOf(value)} ${options[value] ?? ""}` : told(value));
}

function State({ check, own }: Omit<AnswerProps, "onVote">) {
  const t = useTranslations("student.check");
  const words = useAnswerWords(check);
  const yours = own === null ? t("none") : t("yours", { answer: words(own) });
  const { open, outcome } = check;
  return (
    <p
      role="status"
      className={clsx("wrap-anywhere", outcome === undefined ? "text-sm text-muted" : "font-semibold")}
    >
      {open && own !== null && t("mayChange")}
      {!open && `${outcome === undefined ? t("over") : t("outcome", { value: words(outcome) })} ${yours}`}
    </p>
  );
}

interface Props {
  check: CheckView;
  vote: SelfView["vote"];
  connection: Connection;
}

/** The question that the class is asked just now, and one's answer to it. */
export function CheckCard({ check, vote, connection }: Props) {
  const t = useTranslations("student.check");
  const ask = useAsking(connection);
  const { id, round, question, options, open } = check;
  const own = vote?.check === id && vote.round === round ? vote.value : null;
  const answer = { check, own, onVote: (value: number) => ask("check.vote", { id, round, value }) };
  const Answer = options ? Choices : NumberAnswer;
  return (
    <section
      aria-label={t("title", { round: String(round) })}
      data-check={round}
      className="space-y-3 rounded-md border border-accent bg-surface p-4"
    >
      <Tell urgency="check" title={t("title", { round: String(round) })} text={question} />
      <Announcer text={open ? t("spoken", { question }) : ""} />
      <div>
        <p className="text-sm font-semibold text-accent-strong">{t("title", { round: String(round) })}</p>
        <PlainSentence className="text-lg font-semibold">{question}</PlainSentence>
        {round === 2 && open && <p className="text-sm text-muted">{t("again")}</p>}
      </div>
      {open && <Answer key={`${id} ${round}`} {...answer} />}
      <State {...{ check, own }} />
    </section>
  );
}
