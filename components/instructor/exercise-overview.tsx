"use client";
import { CircleAlert, Dumbbell } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { manyTries } from "@/lib/agreed/standing";
import { exerciseById } from "@/lib/content/exercises";
import type { InstructorView } from "@/lib/contract/views";
import { exerciseLines, type ExerciseLine } from "./exercise-progress";
import { WrongOutputs } from "./wrong-outputs";

/** Names written out before the rest is a number. */
const namesShown = 4;

function Names({ names }: { names: readonly string[] }) {
  const t = useTranslations("instructor.live");
  if (names.length === 0) return <span className="text-muted">–</span>;
  return (
    <>
      {names.slice(0, namesShown).map((name, index) => (
        <span key={`${index} ${name}`}>
          {index > 0 && ", "}
          <bdi translate="no">{name}</bdi>
        </span>
      ))}
      {names.length > namesShown && ` ${t("moreNames", { count: names.length - namesShown })}`}
    </>
  );
}

function Line({ line }: { line: ExerciseLine }) {
  const language = useLocale();
  const cell = "px-2 py-2";
  return (
    <tr className="border-t align-top" data-exercise={line.exerciseId}>
      <th scope="row" className={`${cell} text-left font-medium break-words`}>
        {exerciseById(line.exerciseId)?.title[language] ?? line.exerciseId}
      </th>
      <td className={`${cell} tabular text-right`}>
        {line.passed} / {line.tried}
      </td>
      <td className={`${cell} break-words ${line.stuck.length > 0 ? "text-bad" : ""}`}>
        {line.stuck.length > 0 && (
          <>
            <CircleAlert aria-hidden className="mr-1 inline size-4" />
            <span className="tabular mr-1 font-semibold">{line.stuck.length}</span>
          </>
        )}
        <Names names={line.stuck} />
      </td>
      <td className={`${cell} break-words max-sm:hidden`}>
        <Names names={line.here} />
      </td>
    </tr>
  );
}

function Lines({ lines }: { lines: readonly ExerciseLine[] }) {
  const t = useTranslations("instructor.live");
  const head = "px-2 py-2 text-left text-xs font-medium text-muted";
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="pb-1 text-left text-sm text-muted">{t("stuckRule", { tries: manyTries })}</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            {t("wrongExercise")}
          </th>
          <th scope="col" className={`${head} w-20 text-right`}>
            {t("passedOfTried")}
          </th>
          <th scope="col" className={head}>
            {t("stuckAt")}
          </th>
          <th scope="col" className={`${head} max-sm:hidden`}>
            {t("hereNow")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.exerciseId} line={line} />
        ))}
      </tbody>
    </table>
  );
}

/** The tensor exercises of the whole class: who is where, what is hard, and which mistakes are common. */
export function ExerciseOverview({ view }: { view: InstructorView }) {
  const t = useTranslations("instructor.live");
  const lines = exerciseLines(view.participants);
  if (lines.length === 0)
    return (
      <EmptyState icon={Dumbbell} title={t("exercisesNoneTitle")}>
        {t("exercisesNoneBody")}
      </EmptyState>
    );
  return (
    <div className="space-y-6">
      <Lines lines={lines} />
      <section aria-labelledby="wrong" className="space-y-2">
        <h2 id="wrong" className="text-base font-semibold">
          {t("wrong")}
        </h2>
        <WrongOutputs outputs={view.wrongOutputs} />
      </section>
    </div>
  );
}
