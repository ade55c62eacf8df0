"use client";
import { useLocale, useTranslations } from "next-intl";
import { useErrorText } from "@/components/ui/error-text";
import { Notice } from "@/components/ui/notice";
import { PlainText } from "@/components/ui/plain-text";
import type { TensorAttempt } from "./attempt";
import { FixSigns } from "./error-note";

interface Props {
  attempt: TensorAttempt;
  /** puts another source in the place of what was checked */
  onFix: (source: string) => void;
}

/** What became of the newest attempt. */
export function VerdictNotice({ attempt, onFix }: Props) {
  const t = useTranslations("tensors");
  const language = useLocale();
  const errorText = useErrorText();
  if (attempt.state === "saving") return <Notice title={t("checking")} live />;
  if (attempt.state === "waiting")
    return (
      <Notice title={t("checkWaits")} live>
        {t("checkWaitsBody")}
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
      <PlainText className="font-sans">{verdict.message[language]}</PlainText>
      {!verdict.passed && verdict.printed && (
        <PlainText className="mt-2 font-mono text-sm">{verdict.printed}</PlainText>
      )}
      {verdict.fixed !== undefined && <FixSigns onFix={() => onFix(verdict.fixed ?? "")} />}
      {verdict.late && <p className="mt-1">{t("late")}</p>}
    </Notice>
  );
}
