"use client";
import { useFormatter, useTranslations } from "next-intl";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { triedIn, type Placed, type Together } from "./arrange";

interface Props {
  all: readonly Placed[];
  together: Together;
  onTogether: (together: Together) => void;
}

/** What a class tries, how many each, and how far the middle one of them is; a press shows those alone. */
export function TriedChips({ all, together, onTogether }: Props) {
  const t = useTranslations("wall");
  const lab = useTranslations("lab");
  const format = useFormatter();
  const { by, only } = together;
  const nameOf = (value: string): string => {
    if (by === "layers") return t("layersTried", { count: Number(value) });
    const key = by === "activation" ? `activation.${value}` : `optimizer.${value}`;
    // the contract's values are the messages' keys
    return lab(key as Parameters<typeof lab>[0]);
  };
  const percent = (value: number) => format.number(value, accuracyFormat);
  return (
    <div role="group" aria-label={t("tried")} className="flex flex-wrap gap-1.5">
      {triedIn(all, by).map(({ value, count, accuracy }) => (
        <button
          key={value}
          type="button"
          aria-pressed={only === value}
          onClick={() => onTogether({ by, only: only === value ? null : value })}
          className="tabular inline-flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-sm hover:border-accent aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold pointer-coarse:min-h-11"
        >
          {nameOf(value)}
          <span className="text-muted">{format.number(count)}</span>
          {accuracy !== null && (
            <span className="text-muted">
              <span aria-hidden>· {percent(accuracy)}</span>
              <span className="sr-only">{t("middle", { accuracy: percent(accuracy) })}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
