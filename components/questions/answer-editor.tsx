"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAcknowledged } from "@/components/live/use-acknowledged";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import type { DraftSnapshot } from "@/lib/client/draft";
import type { Outbox } from "@/lib/client/outbox";
import type { OutboxItem } from "@/lib/client/outbox-item";
import type { AnswerState } from "@/lib/contract/views";
import type { Question } from "@/lib/content/questions";
import { AnswerField } from "./answer-field";
import { submittedAs } from "./answer-status";
import { EvidenceChoice } from "./evidence-choice";
import { SubmissionState } from "./submission-state";
import { useDraft } from "./use-draft";
import { useEvidence } from "./use-evidence";
import { useSubmit } from "./use-submit";

function DraftState({ draft: { state, text: written }, online }: { draft: DraftSnapshot; online: boolean }) {
  const t = useTranslations("questions");
  const nothing = state === "saved" && written === "";
  const text = nothing
    ? ""
    : state === "saved"
      ? t("draftSaved")
      : !online
        ? t("draftWaiting")
        : t(state === "writing" ? "draftWriting" : "draftSending");
  return (
    <p role="status" data-draft-state={state} className="text-sm text-muted">
      {text}
    </p>
  );
}

interface OtherProps {
  text: string;
  onUse: () => void;
  onDismiss: () => void;
}

function OtherText({ text, onUse, onDismiss }: OtherProps) {
  const t = useTranslations("questions");
  return (
    <Notice
      tone="warn"
      title={t("otherTitle")}
      live
      action={
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" size="sm" onClick={onUse}>
            {t("otherUse")}
          </Button>
          <Button variant="secondary" size="sm" onClick={onDismiss}>
            {t("otherDismiss")}
          </Button>
        </div>
      }
    >
      <p>{t("otherBody")}</p>
      <details className="mt-1">
        <summary className="font-medium">{t("otherText")}</summary>
        <pre translate="no" className="mt-1 max-h-60 overflow-auto whitespace-pre-wrap">
          {text}
        </pre>
      </details>
    </Notice>
  );
}

/** Submissions of a question whose acknowledgement came before the view that shows them. */
function useUnseen(questionId: string, outbox: Outbox, answer: AnswerState | undefined): OutboxItem[] {
  return useAcknowledged(outbox).flatMap((one) =>
    one.name === "answer.submit" &&
    one.item.payload.questionId === questionId &&
    one.data.revisions > (answer?.revisions ?? 0)
      ? [one.item]
      : [],
  );
}

interface Props {
  question: Question;
  answer: AnswerState | undefined;
  outbox: Outbox;
  /** items of this question on their way */
  waiting: readonly OutboxItem[];
  open: boolean;
  online: boolean;
  onWriting: () => void;
}

/** Writes, saves and submits the answer to one question. */
export function AnswerEditor({ question, answer, outbox, waiting, open, online, onWriting }: Props) {
  const t = useTranslations("questions");
  const toast = useToast();
  const { draft, snapshot } = useDraft(question.id, { outbox, server: answer });
  const evidence = useEvidence(question.id, { answer, waiting, outbox });
  const submitOnce = useSubmit(outbox, answer);
  const onTheWay = [...useUnseen(question.id, outbox, answer), ...waiting];
  const standing = (text: string) => submittedAs({ text, cited: evidence.cited }, answer, onTheWay);
  const state = standing(snapshot.text);
  const submitting = state === "waiting";
  const submit = async () => {
    // what was drawn last may lack the last key
    const { text } = draft?.get() ?? snapshot;
    if (!text.trim()) return toast({ text: t("empty"), tone: "bad" });
    if (standing(text) !== "changed") return;
    await submitOnce({ questionId: question.id, text, evidence: evidence.cited });
  };
  return (
    <div className="space-y-3">
      {snapshot.others.map((text) => (
        <OtherText
          key={text}
          text={text}
          onUse={() => draft?.takeOther(text)}
          onDismiss={() => draft?.dismissOther(text)}
        />
      ))}
      <AnswerField
        question={question}
        text={snapshot.text}
        onType={(text) => {
          draft?.type(text);
          onWriting();
        }}
        onSubmit={submit}
      />
      <EvidenceChoice evidence={evidence} />
      {answer && <SubmissionState answer={answer} state={state} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={submit} busy={submitting && online} disabled={state === "same"}>
          <Send aria-hidden className="size-4" />
          {submitting
            ? t(online ? "submitting" : "submitWaiting")
            : !open
              ? t("submitLate")
              : t(answer?.submitted ? "submitAgain" : "submit")}
        </Button>
        <DraftState draft={snapshot} online={online} />
      </div>
      <p className="text-xs text-muted">
        {open && `${t("reviseHint")} `}
        <span className="pointer-coarse:hidden">{t("shortcut")}</span>
      </p>
    </div>
  );
}
