"use client";
import { ChevronRight, Lightbulb } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import type { Question } from "@/lib/content/questions";

/** Pointers, one at a time, and what a good answer covers. */
export function Hints({ question }: { question: Question }) {
  const t = useTranslations("questions");
  const language = useLocale();
  const [shown, setShown] = useState(0);
  const { hints, covers } = question;
  return (
    <div className="space-y-3">
      <ol aria-live="polite" className="space-y-2 empty:hidden">
        {hints.slice(0, shown).map((hint) => (
          <li key={hint.en} className="flex gap-2.5 rounded-md bg-sunken px-3 py-2 text-sm">
            <Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            <Markdown>{hint[language]}</Markdown>
          </li>
        ))}
      </ol>
      {shown < hints.length && (
        <Button variant="secondary" size="sm" onClick={() => setShown(shown + 1)}>
          <Lightbulb aria-hidden className="size-4" />
          {t("showHint", { number: shown + 1, total: hints.length })}
        </Button>
      )}
      <details className="group text-sm">
        <summary className="flex min-h-9 items-center gap-1.5 font-medium pointer-coarse:min-h-11 text-muted hover:text-text">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {t("covers")}
        </summary>
        <div className="border-l-2 pl-3">
          <Markdown>{covers[language]}</Markdown>
        </div>
      </details>
    </div>
  );
}
