"use client";
import { useLocale, useTranslations } from "next-intl";
import { presets } from "@/lib/content/presets";
import { configOf } from "@/lib/content/training-setup";
import type { PanelProps } from "./panel-props";

/** The course's set-ups in one click; the data stay as they are. */
export function PresetBar({ config, locked, onChange }: PanelProps) {
  const t = useTranslations("lab.preset");
  const language = useLocale();
  const current = JSON.stringify(config);
  return (
    <div role="group" aria-label={t("title")} className="grid grid-cols-2 gap-2">
      {presets.map((preset) => {
        const next = configOf(preset, config.dataset, config.seed);
        return (
          <button
            key={preset.id}
            type="button"
            disabled={locked}
            aria-pressed={JSON.stringify(next) === current}
            onClick={() => onChange(next)}
            className="rounded-lg border border-line-strong bg-surface p-3 text-left hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft disabled:opacity-55"
          >
            <span className="block text-sm font-semibold">{preset.name[language]}</span>
            <span className="block text-xs text-muted">{preset.about[language]}</span>
          </button>
        );
      })}
    </div>
  );
}
