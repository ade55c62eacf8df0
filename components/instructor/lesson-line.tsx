"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { PublicSession } from "@/lib/contract/views";

/** The data of the session's lab, its own set-ups, and what is locked. */
export function LessonLine({ dataset, lesson }: Pick<PublicSession, "dataset" | "lesson">) {
  const t = useTranslations("instructor.lesson");
  const lab = useTranslations("lab");
  const format = useFormatter();
  const { presets, locked } = lesson;
  const data = lab("data.summary", {
    kind: lab(`dataset.${dataset.kind}`),
    classes: dataset.classes,
    points: format.number(dataset.classes * dataset.pointsPerClass),
  });
  return (
    <div className="border-t pt-3 text-sm text-muted">
      <p>{t("lineData", { data, noise: format.number(dataset.noise) })}</p>
      {presets.length > 0 && (
        <p>{t("lineSetups", { names: format.list(presets.map(({ name }) => name)) })}</p>
      )}
      {locked.length > 0 && (
        <p>
          {t("lineLocked", { controls: format.list(locked.map((name) => lab(`lesson.control.${name}`))) })}
        </p>
      )}
    </div>
  );
}
