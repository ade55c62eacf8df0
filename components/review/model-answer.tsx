"use client";
import { useTranslations } from "next-intl";
import { Markdown } from "@/components/ui/markdown";
import type { DeskItem } from "@/lib/review/desk";

/** The question, its model answer and what often goes wrong; folded until wanted. */
export function ModelAnswer({ item }: { item: DeskItem }) {
  const t = useTranslations("review");
  if (!item.modelAnswer) return null;
  const summary = "min-h-11 py-2 font-medium";
  return (
    <div className="divide-y rounded-md border px-4">
      {item.prompt && (
        <details>
          <summary className={summary}>{t("question")}</summary>
          <div className="pb-4">
            <Markdown>{item.prompt}</Markdown>
          </div>
        </details>
      )}
      <details>
        <summary className={summary}>{t("model.title")}</summary>
        <div className="pb-4">
          <Markdown>{item.modelAnswer}</Markdown>
        </div>
      </details>
      {item.misconceptions.length > 0 && (
        <details>
          <summary className={summary}>{t("model.misconceptions")}</summary>
          <dl className="space-y-3 pb-4 text-sm">
            {item.misconceptions.map(({ claim, reply }) => (
              <div key={claim}>
                <dt className="font-medium">
                  <Markdown>{claim}</Markdown>
                </dt>
                <dd className="border-l-2 pl-3 text-muted">
                  <Markdown>{reply}</Markdown>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
