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
import type { InstructorView } from "@/lib/contract/views";
import { askedIn, emptyCheck, problemOf, type CheckDraft } from "./check-draft";
import { useSend } from "./commands";
import { inOneLine } from "./in-one-line";
import { LeadButton } from "./lead-button";

const { checkCharacters, checkOptions, optionCharacters } = wireLimits;

interface NewProps {
  draft: CheckDraft;
  onChange: (draft: CheckDraft) => void;
}

function NewCheck({ draft, onChange }: NewProps) {
  const t = useTranslations("instructor.check");
  const send = useSend();
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
        onChange={({ target }) =>
          onChange({ ...draft, kind: target.value === "number" ? "number" : "choice" })
        }
      >
        <option value="choice">{t("choice")}</option>
        <option value="number">{t("number")}</option>
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
  tallies: NonNullable<InstructorView["tallies"]>;
}

function Running({ check, tallies }: RunningProps) {
  const t = useTranslations("instructor.check");
  const common = useTranslations("common.check");
  const send = useSend();
  const { id, question, options, round, open, shown } = check;
  const take = (step: CheckStep) => send("check.set", { id, step });
  const other = (step: CheckStep) => (
    <Button key={step} variant="secondary" size="sm" onClick={() => take(step)}>
      {t(step)}
    </Button>
  );
  return (
    <>
      <PlainSentence className="font-semibold">{question}</PlainSentence>
      <p role="status" className="tabular text-sm text-muted">
        {t("state", { open: open ? "yes" : "no" })} {common("voted", { count: tallies.at(-1)?.voted ?? 0 })}
      </p>
      <CheckBars {...{ options, tallies }} />
      <div className="flex flex-wrap gap-2">
        {other(open ? "close" : "open")}
        {other(shown ? "hide" : "show")}
        {round === 1 && other("again")}
        <Button size="sm" onClick={() => send("check.set", { id, step: "end" }, { text: t("ended") })}>
          {t("end")}
        </Button>
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
        <Running {...{ check, tallies }} />
      ) : (
        <NewCheck draft={draft} onChange={setDraft} />
      )}
    </Popover>
  );
}
