"use client";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, type KeyboardEvent } from "react";
import { TextArea } from "@/components/ui/field";
import { SomebodysText } from "@/components/ui/somebodys-text";
import { wireLimits } from "@/lib/contract/protocol";
import type { Question } from "@/lib/content/questions";

const limit = wireLimits.answerCharacters;

function Count({ length }: { length: number }) {
  const t = useTranslations("questions");
  const near = limit - length < 500;
  return (
    <p className={`tabular text-xs ${near ? "text-warn" : "text-muted"}`}>
      {near ? t("nearLimit", { left: limit - length }) : t("count", { count: length, limit })}
    </p>
  );
}

interface Props {
  question: Question;
  text: string;
  onType: (text: string) => void;
  onSubmit: () => void;
}

/** The text beside what becomes of it. */
export function AnswerField({ question, text, onType, onSubmit }: Props) {
  const t = useTranslations("questions");
  const language = useLocale();
  const shown = useDeferredValue(text);
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <div className="space-y-1">
        <TextArea
          label={t("answer")}
          hint={t("answerHint", { ...question.suggestedLength[language] })}
          value={text}
          onChange={({ target }) => onType(target.value)}
          onKeyDown={submitByKey}
          maxLength={limit}
          placeholder={t("placeholder")}
          className="field-sizing-content max-h-[70dvh] min-h-56 leading-relaxed"
        />
        <Count length={text.length} />
      </div>
      <section aria-label={t("preview")} className="min-w-0 space-y-1.5">
        <p aria-hidden className="text-sm font-medium">
          {t("preview")}
        </p>
        <div className="max-h-[70dvh] min-h-24 overflow-y-auto rounded-md border bg-sunken px-3 py-2 xl:min-h-56">
          {shown.trim() ? (
            <SomebodysText typing>{shown}</SomebodysText>
          ) : (
            <p className="text-sm text-muted">{t("previewEmpty")}</p>
          )}
        </div>
      </section>
    </div>
  );
}
