"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { useErrorText } from "@/components/ui/error-text";
import { Notice } from "@/components/ui/notice";
import { passingErrors } from "@/lib/contract/errors";
import type { Outbox } from "@/lib/client/outbox";
import type { OutboxItem } from "@/lib/client/outbox-item";
import { isQuestionId, questionById } from "@/lib/content/questions";
import { Tell } from "./gathered";

/** The words in a refused item, so that they can be saved elsewhere. */
function wordsOf({ payload }: OutboxItem): string | null {
  if ("text" in payload) return payload.text;
  if ("cells" in payload) return payload.cells.map(({ source }) => source).join("\n\n");
  return "source" in payload ? (payload.source ?? null) : null;
}

function useItemName(): (item: OutboxItem) => string {
  const t = useTranslations("student");
  const language = useLocale();
  return ({ payload, name }) => {
    if ("questionId" in payload && isQuestionId(payload.questionId))
      return t("refusedAnswer", { title: questionById(payload.questionId).title[language] });
    return name === "run.submit" ? t("refusedRun") : t("refusedOther");
  };
}

/** What the server will not take, with the reason, until the student puts it away. */
export function RefusedWork({ items, outbox }: { items: readonly OutboxItem[]; outbox: Outbox }) {
  const t = useTranslations("student");
  const errorText = useErrorText();
  const nameOf = useItemName();
  return items
    .filter(({ refused }) => refused)
    .map((item) => {
      const words = wordsOf(item);
      const title = `${t(item.error?.code === "internal" ? "failedTitle" : "refusedTitle")}: ${nameOf(item)}`;
      return (
        <Notice
          key={item.id}
          tone="bad"
          live
          title={title}
          action={
            <>
              {item.error && passingErrors.includes(item.error.code) && (
                <Button size="sm" onClick={() => outbox.tryAgain(item.id)}>
                  {t("tryAgain")}
                </Button>
              )}
              <Button variant="secondary" size="sm" onClick={() => outbox.dismiss(item.id)}>
                {t("dismiss")}
              </Button>
            </>
          }
        >
          <Tell urgency="refused" title={title} />
          <p>{item.error && errorText(item.error)}</p>
          {item.error?.code === "internal" && <p>{t("failedBody")}</p>}
          {words && (
            <details className="mt-2">
              <summary className="font-medium">{t("refusedText")}</summary>
              <pre
                translate="no"
                className="my-2 max-h-40 overflow-auto rounded-md bg-surface p-2 whitespace-pre-wrap"
              >
                {words}
              </pre>
              <CopyButton text={words} label={t("copyText")} />
            </details>
          )}
        </Notice>
      );
    });
}
