"use client";
import { useLocale, useTranslations } from "next-intl";
import { useErrorText } from "@/components/ui/error-text";
import { Notice } from "@/components/ui/notice";
import type { TensorAttempt } from "./attempt";

/** What became of the newest attempt. */
export function VerdictNotice({ attempt }: { attempt: TensorAttempt }) {
  const t = useTranslations("tensors");
  const language = useLocale();
  const errorText = useErrorText();
  if (attempt.state === "saving")
    return (
      <Notice title={t("checking")} live>
        {t("checkingBody")}
      </Notice>
    );
  if (attempt.state === "refused" && attempt.error)
    return <Notice tone="bad" title={errorText(attempt.error)} live />;
  const { verdict } = attempt;
  if (!verdict) return null;
  return (
    <Notice
      tone={verdict.passed ? "good" : "warn"}
      title={verdict.passed ? t("passed") : t(`stage.${verdict.stage}`)}
      live
    >
      <p className="whitespace-pre-wrap">{verdict.message[language]}</p>
      {!verdict.passed && verdict.printed && (
        <pre className="mt-2 overflow-x-auto font-mono text-sm">{verdict.printed}</pre>
      )}
      {verdict.late && <p className="mt-1">{t("late")}</p>}
    </Notice>
  );
}
