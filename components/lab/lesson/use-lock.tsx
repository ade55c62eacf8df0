"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { LockableControl } from "@/lib/spiral/lockable-control";
import { useLesson } from "./use-lesson";

interface LockProps {
  disabled: boolean;
  /** says why, where the control is locked */
  hint?: ReactNode;
}

/** What a field is given that stands for a lockable control: disabled with a word of explanation, or its usual hint. */
export function useLock(disabled: boolean): (control: LockableControl, hint?: ReactNode) => LockProps {
  const { locked } = useLesson();
  return (control, hint) =>
    locked.includes(control) ? { disabled: true, hint: <LockedHint /> } : { disabled, hint };
}

/** "Locked for this lesson", with a padlock. */
function LockedHint() {
  const t = useTranslations("lab.lesson");
  return (
    <span className="inline-flex items-center gap-1">
      <Lock aria-hidden className="size-3" />
      {t("locked")}
    </span>
  );
}
