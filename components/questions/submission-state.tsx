"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import type { AnswerState } from "@/lib/contract/views";

const sentenceOf = ({ counted, late }: AnswerState) =>
  counted ? (late ? "countedLate" : "countedAt") : late ? "submittedLate" : "submittedAt";

/** When the answer was submitted, how often, and whether text or evidence have moved on since. */
export function SubmissionState({ answer, same }: { answer: AnswerState; same: boolean }) {
  const t = useTranslations("questions");
  if (answer.submitted === null || answer.submittedAt === null) return null;
  const Icon = answer.late || !same ? TriangleAlert : CircleCheck;
  return (
    <div role="status" className="flex items-start gap-2 text-sm">
      <Icon
        aria-hidden
        className={`mt-0.5 size-4 shrink-0 ${answer.late || !same ? "text-warn" : "text-good"}`}
      />
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
          {same ? t("same") : t("changed")}
        </span>
      </p>
    </div>
  );
}
