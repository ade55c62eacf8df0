"use client";
import { Circle, CircleCheck, CircleDashed } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { walkButtons } from "@/components/ui/walk-buttons";
import { exercises } from "@/lib/content/exercises";
import type { ExerciseProgress } from "./attempt";

interface Props {
  current: string;
  progress: readonly ExerciseProgress[];
  onChoose: (id: string) => void;
}

const icons = { passed: CircleCheck, tried: CircleDashed, fresh: Circle };
const tints = { passed: "text-good", tried: "text-warn", fresh: "text-muted" };

/** All exercises from easy to hard, with how far each has come in a word, not in colour alone. */
export function ExerciseList({ current, progress, onChoose }: Props) {
  const t = useTranslations("tensors");
  const language = useLocale();
  const known = new Map(progress.map((one) => [one.exerciseId, one]));
  const stateOf = (id: string) => (known.get(id)?.passed ? "passed" : known.has(id) ? "tried" : "fresh");
  return (
    <nav aria-label={t("exercises")} onKeyDown={walkButtons} className="space-y-3">
      {([1, 2, 3] as const).map((difficulty) => (
        <div key={difficulty}>
          <h3 className="mb-1 text-sm font-semibold text-muted">{t(`difficulty.${difficulty}`)}</h3>
          <ul>
            {exercises
              .filter((exercise) => exercise.difficulty === difficulty)
              .map(({ id, title }) => {
                const state = stateOf(id);
                const Icon = icons[state];
                return (
                  <li key={id}>
                    <button
                      type="button"
                      tabIndex={id === current ? 0 : -1}
                      aria-current={id === current ? "step" : undefined}
                      onClick={() => onChoose(id)}
                      className="flex min-h-11 w-full items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-sunken aria-[current=step]:bg-accent-soft aria-[current=step]:font-semibold"
                    >
                      <Icon aria-hidden className={`size-4 shrink-0 ${tints[state]}`} />
                      <span>{title[language]}</span>
                      <span className="sr-only">{t(`state.${state}`)}</span>
                    </button>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
