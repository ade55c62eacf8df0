"use client";
import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { LocalTime } from "@/components/ui/local-time";
import { Badge } from "@/components/ui/badge";
import { PlainText } from "@/components/ui/plain-text";
import type { AttemptsPage, SheetAttempt, SheetContent, SheetExercise } from "@/lib/review/desk";
import { LateBadge } from "./late-badge";
import { OlderButton } from "./older-button";
import { distinct, usePages } from "./use-pages";
import { useWorkAddress } from "./work-address";

function Attempt({ attempt }: { attempt: SheetAttempt }) {
  const t = useTranslations("review.attempts");
  const code = "rounded-md bg-sunken p-3 font-mono text-sm";
  return (
    <li className="space-y-2 border-t py-3">
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
        <LocalTime at={attempt.at} />
        <Badge tone={attempt.passed ? "good" : "neutral"}>{t(attempt.passed ? "passed" : "failed")}</Badge>
        <LateBadge {...attempt} />
      </p>
      <PlainText label={t("source")} className={code}>
        {attempt.source}
      </PlainText>
      {attempt.message && <PlainText className="font-sans text-sm">{attempt.message}</PlainText>}
      {attempt.printed && (
        <PlainText label={t("printed")} className={code}>
          {attempt.printed}
        </PlainText>
      )}
    </li>
  );
}

/** The tries at an exercise, a page at a time. */
function Tries({ exerciseId }: { exerciseId: string }) {
  const addressOf = useWorkAddress();
  const pages = usePages<AttemptsPage>(null, (page) =>
    addressOf("sheet", { item: "tensors", exercise: exerciseId, page: String(page) }),
  );
  const begin = useEffectEvent(() => pages.load());
  useEffect(() => begin(), []);
  return (
    <>
      <ol>
        {distinct(pages.pages.flatMap(({ attempts }) => attempts)).map((attempt) => (
          <Attempt key={attempt.id} attempt={attempt} />
        ))}
      </ol>
      <OlderButton pages={pages} />
    </>
  );
}

function Exercise({ exercise }: { exercise: SheetExercise }) {
  const t = useTranslations("review.attempts");
  const [opened, setOpened] = useState(false);
  const Icon = exercise.passed ? CircleCheck : CircleX;
  return (
    <details
      className="rounded-md border px-3"
      onToggle={({ currentTarget }) => setOpened(opened || currentTarget.open)}
    >
      <summary className="flex min-h-11 flex-wrap items-center gap-2">
        <Icon aria-hidden className={`size-4 shrink-0 ${exercise.passed ? "text-good" : "text-muted"}`} />
        <span className="font-medium">{exercise.title}</span>
        <span className="text-sm text-muted">
          {t(exercise.passed ? "passed" : "failed")} · {t("tries", { count: exercise.tries })}
        </span>
      </summary>
      {opened && <Tries exerciseId={exercise.id} />}
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
