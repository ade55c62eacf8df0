"use client";
import { CircleCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { PlainText } from "@/components/ui/plain-text";
import { exerciseById } from "@/lib/content/exercises";
import type { InstructorView } from "@/lib/contract/views";

/** The class's most common wrong results: what to talk about next. */
export function WrongOutputs({ outputs }: { outputs: InstructorView["wrongOutputs"] }) {
  const t = useTranslations("instructor.live");
  const tStage = useTranslations("instructor.stage");
  const language = useLocale();
  if (outputs.length === 0) return <EmptyState icon={CircleCheck} title={t("wrongNone")} />;
  const head = "px-2 py-2 text-left text-xs font-medium text-muted";
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">{t("wrong")}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} w-16 text-right`}>
            {t("wrongCount")}
          </th>
          <th scope="col" className={`${head} w-[30%]`}>
            {t("wrongExercise")}
          </th>
          <th scope="col" className={head}>
            {t("wrongPrinted")}
          </th>
          <th scope="col" className={`${head} w-28 max-sm:hidden`}>
            {t("wrongStage")}
          </th>
        </tr>
      </thead>
      <tbody>
        {outputs.map(({ exerciseId, printed, stage, count }) => (
          <tr key={`${exerciseId} ${stage} ${printed}`} className="border-t align-top">
            <td className="tabular px-2 py-2 text-right font-semibold">{count}</td>
            <td className="px-2 py-2 break-words">
              {exerciseById(exerciseId)?.title[language] ?? exerciseId}
            </td>
            <td className="px-2 py-2">
              <PlainText className="max-h-40 overflow-auto font-mono text-xs">
                {printed || t("nothingPrinted")}
              </PlainText>
            </td>
            <td className="px-2 py-2 text-muted max-sm:hidden">{tStage(stage)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
