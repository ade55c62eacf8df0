"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import type { AnswerState } from "@/lib/contract/views";
import type { Submitted } from "./answer-status";

const sentenceOf = ({ counted, late }: AnswerState) =>
  counted ? (late ? "countedLate" : "countedAt") : late ? "submittedLate" : "submittedAt";

const sayings = { same: "same", waiting: "newerWaiting", changed: "changed" } as const;

/** When the answer was submitted, how often, and whether text or evidence have moved on since. */
export function SubmissionState({ answer, state }: { answer: AnswerState; state: Submitted }) {
  const t = useTranslations("questions");
  if (answer.submitted === null || answer.submittedAt === null) return null;
  const toDo = answer.late || state === "changed";
  const Icon = toDo ? TriangleAlert : CircleCheck;
  return (
    <div role="status" className="flex items-start gap-2 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${toDo ? "text-warn" : "text-good"}`} />
      <p>
        <span className={answer.late ? "text-warn" : "text-good"}>
          {t.rich(sentenceOf(answer), {
            time: () => <LocalTime look="recent" at={answer.submittedAt ?? ""} />,
          })}
        </span>
        <span className="text-muted">
          {" · "}
          {t("revisions", { count: answer.revisions })}
          {" · "}
          {t(sayings[state])}
        </span>
      </p>
    </div>
  );
}
