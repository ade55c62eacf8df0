"use client";
import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import { Badge } from "@/components/ui/badge";
import { Markdown } from "@/components/ui/markdown";
import type { SheetAttempt, SheetContent, SheetExercise } from "@/lib/review/desk";
import { LateBadge } from "./late-badge";

function Attempt({ attempt }: { attempt: SheetAttempt }) {
  const t = useTranslations("review.attempts");
  const code = "overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm whitespace-pre-wrap break-words";
  return (
    <li className="space-y-2 border-t py-3">
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
        <LocalTime at={attempt.at} />
        <Badge tone={attempt.passed ? "good" : "neutral"}>{t(attempt.passed ? "passed" : "failed")}</Badge>
        <LateBadge {...attempt} />
      </p>
      <pre aria-label={t("source")} className={code}>
        {attempt.source}
      </pre>
      {attempt.message && (
        <div className="text-sm">
          <Markdown>{attempt.message}</Markdown>
        </div>
      )}
      {attempt.printed && (
        <pre aria-label={t("printed")} className={code}>
          {attempt.printed}
        </pre>
      )}
    </li>
  );
}

function Exercise({ exercise }: { exercise: SheetExercise }) {
  const t = useTranslations("review.attempts");
  const Icon = exercise.passed ? CircleCheck : CircleX;
  return (
    <details className="rounded-md border px-3">
      <summary className="flex min-h-11 flex-wrap items-center gap-2">
        <Icon aria-hidden className={`size-4 shrink-0 ${exercise.passed ? "text-good" : "text-muted"}`} />
        <span className="font-medium">{exercise.title}</span>
        <span className="text-sm text-muted">
          {t(exercise.passed ? "passed" : "failed")} · {t("tries", { count: exercise.attempts.length })}
        </span>
      </summary>
      <ol>
        {exercise.attempts.map((attempt) => (
          <Attempt key={attempt.id} attempt={attempt} />
        ))}
      </ol>
    </details>
  );
}

/** One participant's tensor exercises with every try. */
export function AttemptsSheet({ content }: { content: Extract<SheetContent, { kind: "tensors" }> }) {
  const t = useTranslations("review.attempts");
  const { exercises, passed, total } = content;
  if (exercises.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <div className="space-y-2">
      <p className="text-sm text-muted">{t("summary", { passed, total })}</p>
      {exercises.map((exercise) => (
        <Exercise key={exercise.id} exercise={exercise} />
      ))}
    </div>
  );
}
