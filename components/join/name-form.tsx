"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/components/ui/error-text";
import { TextField } from "@/components/ui/field";
import { useNameSentence } from "@/components/ui/name-problem";
import { Notice } from "@/components/ui/notice";
import type { Connection } from "@/lib/client/connection";
import { joinInTurn } from "@/lib/client/join-in-turn";
import { nameProblem, type NameProblem } from "@/lib/contract/display-name";
import type { WireError } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";

const aboutNumber = (error: WireError | null): boolean => error?.code === "number-required";

/** A refusal that is about the name belongs to its field. */
const aboutName = (error: WireError | null): boolean =>
  error?.code === "name-taken" || error?.code === "name-invalid";

/** Aborted when the form goes: nobody joins who has gone to another page. */
function useStaying(): { readonly current: AbortController | null } {
  const staying = useRef<AbortController>(null);
  useEffect(() => {
    const fresh = new AbortController();
    staying.current = fresh;
    return () => fresh.abort();
  }, []);
  return staying;
}

/** Says when it is one's turn, second by second for the eye and once for a screen reader. */
function Turn({ at }: { at: number }) {
  const t = useTranslations("join");
  const secondsLeft = () => Math.max(1, Math.ceil((at - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(secondsLeft);
  const [announced] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsLeft()), 1000);
    return () => clearInterval(timer);
  });
  return (
    <Notice tone="info">
      <span aria-hidden>{t("turn", { seconds })}</span>
      <span role="status" className="sr-only">
        {t("turn", { seconds: announced })}
      </span>
    </Notice>
  );
}

/** What stands in the fields. */
export interface Typed {
  name: string;
  number: string;
}

interface NameFormProps {
  /** null until the page has opened it */
  connection: Connection | null;
  numberRequired: boolean;
  typed: Typed;
  onTyped: (change: Partial<Typed>) => void;
}

/** Comes into the session under a new name. */
export function NameForm({ connection, numberRequired, typed: { name, number }, onTyped }: NameFormProps) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  const nameSentence = useNameSentence();
  const [problem, setProblem] = useState<NameProblem | null>(null);
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const [busy, setBusy] = useState(false);
  const [turnAt, setTurnAt] = useState<number | null>(null);
  const staying = useStaying();

  const join = async (event: FormEvent) => {
    event.preventDefault();
    const found = nameProblem(name);
    setProblem(found);
    setRefusal(null);
    if (found || busy || !connection) return;
    if (numberRequired && number.trim() === "") return setRefusal({ code: "number-required" });
    setBusy(true);
    const reply = await joinInTurn(
      () => connection.request("participant.join", { name, studentNumber: number || undefined }),
      (ms) => setTurnAt(Date.now() + ms),
      staying.current?.signal,
    );
    setBusy(false);
    setTurnAt(null);
    // someone who is in already is shown the classroom by the next view
    if (!reply.ok && reply.error.code !== "already-joined") setRefusal(reply.error);
  };

  const inField = problem ? nameSentence(problem) : refusal && aboutName(refusal) && errorText(refusal);
  return (
    <form onSubmit={join} noValidate className="space-y-4">
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        error={inField}
        value={name}
        onChange={({ target }) => {
          onTyped({ name: target.value });
          setProblem(null);
        }}
        name="name"
        autoComplete="nickname"
        autoFocus
        required
        maxLength={wireLimits.rawNameUnits}
        className="min-h-13 text-lg"
      />
      <TextField
        label={t(numberRequired ? "numberRequired" : "number")}
        hint={t(numberRequired ? "numberRequiredHint" : "numberHint")}
        error={refusal && aboutNumber(refusal) && errorText(refusal)}
        required={numberRequired}
        value={number}
        onChange={({ target }) => onTyped({ number: target.value })}
        name="student-number"
        autoComplete="off"
        maxLength={wireLimits.studentNumberCharacters}
      />
      {refusal && !aboutName(refusal) && !aboutNumber(refusal) && (
        <Notice tone="bad" live>
          {errorText(refusal)}
        </Notice>
      )}
      {turnAt !== null && <Turn key={turnAt} at={turnAt} />}
      <Button type="submit" size="lg" busy={busy} className="w-full">
        {busy ? t("joining") : t("join")}
      </Button>
    </form>
  );
}
