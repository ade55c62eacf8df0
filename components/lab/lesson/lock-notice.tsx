"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { useLesson } from "./use-lesson";

/** What the instructor has locked, and why. */
export function LockNotice() {
  const t = useTranslations("lab.lesson");
  const format = useFormatter();
  const { locked, reason } = useLesson();
  if (locked.length === 0) return null;
  const controls = format.list(locked.map((control) => t(`control.${control}`)));
  return (
    <Notice>
      <p>{t("lockedHere", { controls })}</p>
      {reason && <p className="mt-1 font-medium">{reason}</p>}
    </Notice>
  );
}
