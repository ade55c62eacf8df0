"use client";
import { useTranslations } from "next-intl";
import type { RoomView } from "@/lib/contract/views";
import { visible } from "@/lib/prose/visible";
import { FocusTitle } from "./focus-title";

type Shown = Extract<NonNullable<RoomView["spotlight"]>, { answers: unknown }>;

/** What some of the class answered, nobody's by name, each with how many say so. */
export function AnswersScene({ spotlight: { questionId, answers } }: { spotlight: Shown }) {
  const t = useTranslations("screen.spotlight");
  return (
    <main id="content" className="min-h-0 grow space-y-[0.8em] overflow-y-auto" data-spotlight="answers">
      <h2 className="text-[1.8em] leading-tight">
        <FocusTitle item={questionId} />
      </h2>
      <ul className="grid items-start gap-[0.8em] lg:grid-cols-2">
        {answers.map(({ text, count }, at) => (
          <li key={at} className="min-w-0 rounded-lg border bg-surface p-[0.8em]">
            <p
              translate="no"
              className="somebodys text-[1.3em] leading-snug whitespace-pre-wrap [overflow-wrap:anywhere]"
            >
              {visible(text)}
            </p>
            {count > 1 && <p className="tabular mt-[0.3em] text-muted">{t("alike", { count })}</p>}
          </li>
        ))}
      </ul>
    </main>
  );
}
