"use client";
import { clsx } from "clsx";
import { Circle, CircleCheck, CircleDot, Files, LoaderCircle, PencilLine } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { walkButtons } from "@/components/ui/walk-buttons";
import { questions, type QuestionId } from "@/lib/content/questions";
import type { AnswerStatus } from "./answer-status";

const signs = {
  none: { icon: Circle, text: "statusNone", colour: "text-muted" },
  draft: { icon: PencilLine, text: "statusDraft", colour: "text-muted" },
  sending: { icon: LoaderCircle, text: "statusSending", colour: "text-muted" },
  submitted: { icon: CircleCheck, text: "statusSubmitted", colour: "text-good" },
  changed: { icon: CircleDot, text: "statusChanged", colour: "text-warn" },
  other: { icon: Files, text: "statusOther", colour: "text-warn" },
} as const;

interface Props {
  current: QuestionId;
  statuses: Record<QuestionId, AnswerStatus>;
  onChoose: (id: QuestionId) => void;
}

/** The six questions with their states: numbers in a row on a phone, titles in a column on a wide page. */
export function QuestionNav({ current, statuses, onChoose }: Props) {
  const t = useTranslations("questions");
  const language = useLocale();
  return (
    <nav aria-label={t("list")} onKeyDown={walkButtons} className="lg:sticky lg:top-20 lg:self-start">
      <ol className="flex gap-1.5 lg:flex-col">
        {questions.map(({ id, title }, index) => {
          const { icon: Icon, text, colour } = signs[statuses[id]];
          return (
            <li key={id} className="grow lg:grow-0">
              <button
                type="button"
                tabIndex={id === current ? 0 : -1}
                aria-current={id === current ? "step" : undefined}
                onClick={() => onChoose(id)}
                className={clsx(
                  "flex min-h-11 w-full items-center justify-center gap-1 rounded-md border text-sm font-medium lg:justify-start lg:gap-3 lg:px-3 lg:py-2 lg:text-left",
                  id === current ? "border-accent bg-accent-soft" : "bg-surface hover:bg-sunken",
                )}
              >
                <span className="tabular text-muted">{index + 1}</span>
                <span className="max-lg:sr-only">
                  {title[language]}
                  <span className={clsx("block text-xs font-normal", colour)}>{t(text)}</span>
                </span>
                <Icon aria-hidden className={clsx("size-4 shrink-0 lg:ml-auto", colour)} />
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
