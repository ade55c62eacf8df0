"use client";
import { CircleCheck, CircleDashed, CircleX, Lock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import { useStore } from "@/components/ui/use-store";
import type { Remembered } from "@/lib/client/remembered";
import type { Prediction } from "@/lib/content/experiments";

interface Props {
  prediction: Prediction;
  /** the choice that stands before it is committed to */
  pending: Remembered<string | null>;
  guess: string | null;
  /** what the results speak for; null while there are none */
  reading: string | null;
  onCommit: (choice: string | null) => void;
}

function textOf({ choices }: Prediction, id: string | null, language: "zh" | "en"): string {
  return choices.find((choice) => choice.id === id)?.text[language] ?? "–";
}

function Asking({ prediction, pending, onCommit }: Pick<Props, "prediction" | "pending" | "onCommit">) {
  const t = useTranslations("compare.guess");
  const language = useLocale();
  const name = useId();
  const chosen = useStore(pending, null);
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium">{prediction.prompt[language]}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {prediction.choices.map(({ id, text }) => (
          <label
            key={id}
            className="flex min-h-11 items-center gap-3 rounded-md border border-line-strong bg-surface px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              {...{ name }}
              value={id}
              checked={chosen === id}
              onChange={() => pending.set(id)}
              className="size-4 shrink-0 accent-(--accent)"
            />
            {text[language]}
          </label>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={chosen === null} onClick={() => onCommit(chosen)}>
          <Lock aria-hidden className="size-4" />
          {t("commit")}
        </Button>
      </div>
    </fieldset>
  );
}

function Committed({ prediction, guess, reading, onCommit }: Props) {
  const t = useTranslations("compare.guess");
  const language = useLocale();
  const right = reading !== null && reading === guess;
  const Icon = reading === null || guess === null ? CircleDashed : right ? CircleCheck : CircleX;
  const colour = reading === null || guess === null ? "text-muted" : right ? "text-good" : "text-warn";
  return (
    <div className="space-y-2">
      <p className="font-medium">{prediction.prompt[language]}</p>
      <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-2">
        <div>
          <dt className="text-muted">{t("yours")}</dt>
          <dd className="flex items-start gap-2 font-medium">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
            {guess === null ? t("none") : textOf(prediction, guess, language)}
          </dd>
        </div>
        <div>
          <dt className="text-muted">{t("result")}</dt>
          <dd aria-live="polite" className={reading === null ? "text-muted" : "font-medium"}>
            {reading === null ? t("notYet") : textOf(prediction, reading, language)}
          </dd>
        </div>
      </dl>
      {reading !== null && (
        <div className="border-l-2 border-accent pl-3 text-sm">
          <Markdown>{prediction.explain[language]}</Markdown>
        </div>
      )}
      {reading === null && (
        <Button variant="ghost" size="sm" onClick={() => onCommit(null)}>
          {t("again")}
        </Button>
      )}
    </div>
  );
}

/** First a guess, then the result beside it. Whoever has seen the result is not asked any more. */
export function PredictionCard(props: Props) {
  const t = useTranslations("compare.guess");
  return (
    <section aria-label={t("title")} className="rounded-lg bg-sunken p-4">
      {props.guess === null && props.reading === null ? <Asking {...props} /> : <Committed {...props} />}
    </section>
  );
}
