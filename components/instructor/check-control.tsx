"use client";
import { ChartBar } from "lucide-react";
import { nanoid } from "nanoid";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckBars } from "@/components/live/check-bars";
import { Button } from "@/components/ui/button";
import { SelectField, TextArea } from "@/components/ui/field";
import { PlainSentence } from "@/components/ui/plain-text";
import { Popover } from "@/components/ui/popover";
import type { CheckStep, CheckView } from "@/lib/contract/check";
import { wireLimits } from "@/lib/contract/protocol";
import type { InstructorView, PublicSession } from "@/lib/contract/views";
import { networkName } from "@/lib/spiral/network";
import { askedIn, checkKinds, emptyCheck, problemOf, type CheckDraft } from "./check-draft";
import { CheckOutcome } from "./check-outcome";
import { useSend } from "./commands";
import { inOneLine } from "./in-one-line";
import { LeadButton } from "./lead-button";

const { checkCharacters, checkOptions, optionCharacters } = wireLimits;

/** What a prediction is asked of: the set-up that all were brought to, or the run to come. */
function useRunToCome({ lead, dataset }: PublicSession): string {
  const t = useTranslations("instructor.check");
  const setup = lead?.focus?.setup;
  if (!setup) return t("runToCome");
  return t("setupToCome", { network: networkName(setup.network, dataset.classes), epochs: setup.epochs });
}

interface NewProps {
  session: PublicSession;
  draft: CheckDraft;
  onChange: (draft: CheckDraft) => void;
}

function NewCheck({ session, draft, onChange }: NewProps) {
  const t = useTranslations("instructor.check");
  const send = useSend();
  const toCome = useRunToCome(session);
  const choose = (wanted: string) => {
    const kind = checkKinds.find((one) => one === wanted) ?? "choice";
    // the question of a run to come stands there by itself, and goes again
    const question = draft.question === toCome ? "" : draft.question;
    onChange({
      ...draft,
      kind,
      question: kind === "prediction" && question.trim() === "" ? toCome : question,
    });
  };
  const problem = problemOf(draft);
  const asked = askedIn(draft);
  const ask = async () => {
    if (asked && (await send("check.ask", { id: draft.id, asked }, { text: t("asked") })))
      onChange(emptyCheck(nanoid()));
  };
  return (
    <>
      <TextArea
        label={t("question")}
        rows={2}
        value={draft.question}
        error={
          problem === "question-long"
            ? t("questionLong", { most: checkCharacters })
            : problem === "question-hidden"
              ? t("hidden")
              : undefined
        }
        onChange={({ target }) => onChange({ ...draft, question: inOneLine(target.value) })}
      />
      <SelectField
        label={t("kind")}
        value={draft.kind}
        hint={draft.kind === "prediction" ? t("predictionHint") : undefined}
        onChange={({ target }) => choose(target.value)}
      >
        {checkKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(kind)}
          </option>
        ))}
      </SelectField>
      {draft.kind === "choice" && (
        <TextArea
          label={t("options")}
          hint={t("optionsHint", { most: checkOptions, characters: optionCharacters })}
          error={
            problem === "options-hidden"
              ? t("hidden")
              : problem === "options"
                ? t("optionsHint", { most: checkOptions, characters: optionCharacters })
                : undefined
          }
          rows={4}
          value={draft.options}
          onChange={({ target }) => onChange({ ...draft, options: target.value })}
        />
      )}
      <Button disabled={asked === null} onClick={ask}>
        {t("ask")}
      </Button>
    </>
  );
}

interface RunningProps {
  check: CheckView;
  view: InstructorView;
  tallies: NonNullable<InstructorView["tallies"]>;
}

function Running({ check, view, tallies }: RunningProps) {
  const t = useTranslations("instructor.check");
  const common = useTranslations("common.check");
  const send = useSend();
  const { id, question, predicts = false, outcome, round, open, shown } = check;
  const told = outcome !== undefined;
  // an outcome has a form with a button of its own
  const next: CheckStep | null = open ? "close" : predicts && !told ? null : shown ? "end" : "show";
  const take = (step: CheckStep) =>
    send("check.set", { id, step }, step === "end" ? { text: t("ended") } : undefined);
  const button = (step: CheckStep) => (
    <Button key={step} variant={step === next ? "primary" : "secondary"} size="sm" onClick={() => take(step)}>
      {t(step)}
    </Button>
  );
  return (
    <>
      <PlainSentence className="font-semibold">{question}</PlainSentence>
      <p role="status" className="tabular text-sm text-muted">
        {t("state", { open: open ? "yes" : "no" })} {common("voted", { count: tallies.at(-1)?.voted ?? 0 })}
      </p>
      <CheckBars {...{ check, tallies }} />
      {predicts && !open && <CheckOutcome {...{ check, view }} />}
      <div className="flex flex-wrap gap-2">
        {!told && button(open ? "close" : "open")}
        {button(shown ? "hide" : "show")}
        {round === 1 && !told && button("again")}
        {button("end")}
      </div>
    </>
  );
}

/** Asks the whole class one question, and shows how the votes fall. What is typed stays while the panel is closed. */
export function CheckControl({ view }: { view: InstructorView }) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("instructor.check");
  const [draft, setDraft] = useState(() => emptyCheck(nanoid()));
  const check = view.room.session.lead?.check;
  const { tallies } = view;
  const voted = tallies?.at(-1)?.voted ?? 0;
  return (
    <Popover
      title={t("title")}
      trigger={
        <LeadButton word={word("check")} label={check ? t("on", { voted }) : t("title")} on={!!check}>
          <ChartBar aria-hidden className="size-5" />
          {check && <span className="tabular">{voted}</span>}
        </LeadButton>
      }
    >
      {check && tallies ? (
        <Running {...{ check, view, tallies }} />
      ) : (
        <NewCheck session={view.room.session} draft={draft} onChange={setDraft} />
      )}
    </Popover>
  );
}
