"use client";
import { clsx } from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { presets as coursePresets } from "@/lib/content/presets";
import { configOf } from "@/lib/content/training-setup";
import { numberText } from "@/lib/lab/config/typed-number";
import type { Config } from "@/lib/spiral/config";
import { networkName } from "@/lib/spiral/network";
import { useLesson } from "../lesson/use-lesson";
import type { FieldProps } from "./panel-props";

interface Preset {
  id: string;
  name: string;
  about: string;
  config: Config;
}

/** The instructor's set-ups, then the course's. */
function usePresets({ dataset, seed }: Config): Preset[] {
  const t = useTranslations("lab");
  const language = useLocale();
  const { presets, coursePresets: withCourse } = useLesson();
  const own = presets.map(({ name, setup }, index): Preset => {
    const about = t("preset.about", {
      network: networkName(setup.network, dataset.classes),
      optimizer: t(`optimizer.${setup.optimizer.kind}`),
      rate: numberText(setup.optimizer.learningRate),
    });
    return { id: `lesson-${index}`, name, about, config: { dataset, ...setup } };
  });
  const course = coursePresets.map((preset): Preset => {
    const { id, name, about } = preset;
    return { id, name: name[language], about: about[language], config: configOf(preset, dataset, seed) };
  });
  return withCourse ? [...own, ...course] : own;
}

/** Whole set-ups in one click; the data stay as they are. */
export function PresetBar({ config, locked, small, onChange }: FieldProps) {
  const t = useTranslations("lab.preset");
  const { presets: own } = useLesson();
  const presets = usePresets(config);
  const current = JSON.stringify(config);
  if (presets.length === 0) return null;
  return (
    <div
      role="group"
      aria-label={t(own.length > 0 ? "lesson" : "title")}
      className={small ? "space-y-1" : "grid grid-cols-2 gap-2"}
    >
      {presets.map(({ id, name, about, config: next }) => (
        <button
          key={id}
          type="button"
          title={small ? about : undefined}
          disabled={locked}
          aria-pressed={JSON.stringify(next) === current}
          onClick={() => onChange(next)}
          className={clsx(
            "min-w-0 border border-line-strong bg-surface text-left hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft disabled:opacity-55",
            small ? "min-h-9 w-full rounded-md px-2.5 py-1 pointer-coarse:min-h-11" : "rounded-lg p-3",
          )}
        >
          <span className="block text-sm font-semibold wrap-anywhere">{name}</span>
          <span className={small ? "sr-only" : "block text-xs text-muted"}>{about}</span>
        </button>
      ))}
    </div>
  );
}
