"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { SelectField } from "@/components/ui/field";
import { useStore } from "@/components/ui/use-store";
import { exerciseById, exercises } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import type { ExerciseProgress, ExerciseWork } from "./attempt";
import { ExerciseList } from "./exercise-list";
import { ExercisePanel } from "./exercise-panel";
import { noSources, savedSources } from "./saved-work";
import { useTrial } from "./use-trial";

interface Props extends ExerciseWork {
  /** its tab is the open one */
  shown: boolean;
  onWorking?: (exerciseId: string) => void;
}

/** What the student has typed for each exercise, kept on this device. */
function useSources(ownerId: string) {
  const saved = useMemo(() => savedSources(ownerId), [ownerId]);
  const sources = useStore(saved, noSources);
  return { sources, edit: (id: string, source: string) => saved.set({ ...sources, [id]: source }) };
}

/** The exercises: a list to choose from and the one being worked on. */
export function Exercises({ ownerId, progress, attempts, submit, shown, onWorking }: Props) {
  const t = useTranslations("tensors");
  const solved = (id: string) => progress.some((one) => one.exerciseId === id && one.passed);
  const [current, setCurrent] = useState(() => (exercises.find(({ id }) => !solved(id)) ?? exercises[0]).id);
  const [stepped, setStepped] = useState(false);
  const { sources, edit } = useSources(ownerId);
  const exercise = exerciseById(current) ?? exercises[0];
  const trial = useTrial(exercise.id);
  const source = sources[exercise.id] ?? (isCodeExercise(exercise) ? exercise.starter : "{}");
  const at = exercises.findIndex(({ id }) => id === exercise.id);
  const next = exercises[at + 1];
  const passed = solved(exercise.id);
  const working = useRef(onWorking);
  useEffect(() => {
    working.current = onWorking;
  });
  useEffect(() => {
    if (shown) working.current?.(exercise.id);
  }, [shown, exercise.id]);
  const choose = (id: string) => {
    setStepped(false);
    setCurrent(id);
  };
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">
        {t("progress", { passed: progress.filter((one) => one.passed).length, total: exercises.length })}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <div className="sticky top-18 hidden max-h-[calc(100dvh-6rem)] self-start overflow-y-auto pr-2 lg:block">
          <ExerciseList current={exercise.id} progress={progress} onChoose={choose} />
        </div>
        <div className="lg:hidden">
          <ExercisePicker current={exercise.id} progress={progress} onChoose={choose} />
        </div>
        <ExercisePanel
          key={exercise.id}
          exercise={exercise}
          source={source}
          attempt={attempts.findLast((attempt) => attempt.exerciseId === exercise.id) ?? null}
          passed={passed}
          trial={trial}
          focusTitle={stepped}
          onEdit={(text) => {
            edit(exercise.id, text);
            onWorking?.(exercise.id);
          }}
          onCheck={() => submit(exercise.id, source)}
          onNext={next ? () => (setStepped(true), setCurrent(next.id)) : null}
        />
      </div>
    </div>
  );
}

/** On a phone the list is a select. */
function ExercisePicker({
  current,
  progress,
  onChoose,
}: {
  current: string;
  progress: readonly ExerciseProgress[];
  onChoose: (id: string) => void;
}) {
  const t = useTranslations("tensors");
  return (
    <SelectField label={t("exercise")} value={current} onChange={(event) => onChoose(event.target.value)}>
      <ExerciseOptions progress={progress} />
    </SelectField>
  );
}

function ExerciseOptions({ progress }: { progress: readonly ExerciseProgress[] }) {
  const t = useTranslations("tensors");
  const language = useLocale();
  const passed = new Set(progress.filter((one) => one.passed).map((one) => one.exerciseId));
  return ([1, 2, 3] as const).map((difficulty) => (
    <optgroup key={difficulty} label={t(`difficulty.${difficulty}`)}>
      {exercises
        .filter((exercise) => exercise.difficulty === difficulty)
        .map(({ id, title }) => (
          <option key={id} value={id}>
            {passed.has(id) ? `✓ ${title[language]}` : title[language]}
          </option>
        ))}
    </optgroup>
  ));
}
