"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { SelectField } from "@/components/ui/field";
import { useStore } from "@/components/ui/use-store";
import type { SharedNotebook } from "@/lib/client/notebook";
import { blankNotebook } from "@/lib/client/notebook-copy";
import { exerciseById, exercises } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import type { ExerciseProgress, ExerciseWork } from "./attempt";
import { CellCopies } from "./cell-copies";
import { ExerciseList } from "./exercise-list";
import { ExercisePanel } from "./exercise-panel";
import { inOneText } from "./merge-cells";
import { edited } from "./merge-text";
import { savedSources, sharedCells, type StoredCell } from "./saved-work";
import { useSavedCells } from "./use-saved-cells";
import { useTrial } from "./use-trial";

/** Where everybody was brought, and when. */
export interface Brought {
  item?: string;
  at: string;
}

interface Props extends ExerciseWork {
  /** everybody was brought to an exercise: it is gone to, once each time */
  brought?: Brought;
  /** its tab is the open one */
  shown: boolean;
  /** the code that other devices have, too; without it this browser keeps it alone */
  shared?: SharedNotebook;
  onOpen?: (exerciseId: string) => void;
  onWriting?: (exerciseId: string) => void;
}

/** What stands in an exercise before anybody has typed. */
function givenSource(id: string): string {
  const exercise = exerciseById(id);
  return exercise && isCodeExercise(exercise) ? exercise.starter : "{}";
}

const none = (): StoredCell[] => [];
const itself = (cell: StoredCell): StoredCell => cell;
const both = inOneText(givenSource);

/** What the student has typed for each exercise. */
function useSources(ownerId: string, shared: SharedNotebook | undefined) {
  const store = useMemo(() => (shared ? sharedCells(shared) : savedSources(ownerId)), [ownerId, shared]);
  const { cells, latest, edit } = useSavedCells({ store, initial: none, revive: itself, both });
  const sourceIn = (all: readonly StoredCell[], id: string) =>
    all.find((cell) => cell.id === id)?.source ?? givenSource(id);
  return {
    source: (id: string) => sourceIn(cells, id),
    latest: (id: string) => sourceIn(latest.current, id),
    edit: (id: string, source: string, was?: string) =>
      edit((old) => {
        const at = old.findIndex((cell) => cell.id === id);
        if (at < 0) return [...old, { id, source }];
        return old.with(at, edited(old[at], source, was));
      }),
  };
}

/** The exercises: a list to choose from and the one being worked on. */
export function Exercises({ ownerId, shared, brought, shown, onOpen, onWriting, ...work }: Props) {
  const { progress, attempts, submit } = work;
  const t = useTranslations("tensors");
  const solved = (id: string) => progress.some((one) => one.exerciseId === id && one.passed);
  const [current, setCurrent] = useState(() => (exercises.find(({ id }) => !solved(id)) ?? exercises[0]).id);
  const [led, setLed] = useState<string>();
  const [followed, setFollowed] = useState<string>();
  if (brought?.item !== undefined && brought.at !== followed) {
    setFollowed(brought.at);
    setCurrent(brought.item);
    setLed(brought.at);
  }
  const { source, edit, latest } = useSources(ownerId, shared);
  const exercise = exerciseById(current) ?? exercises[0];
  const trial = useTrial(exercise.id);
  const at = exercises.findIndex(({ id }) => id === exercise.id);
  const next = exercises[at + 1];
  const passed = solved(exercise.id);
  const opened = useRef(onOpen);
  useEffect(() => {
    opened.current = onOpen;
  });
  useEffect(() => {
    if (shown) opened.current?.(exercise.id);
  }, [shown, exercise.id]);
  const choose = (id: string) => {
    setLed(undefined);
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
        <div className="min-w-0 space-y-4">
          {shared && <Copies shared={shared} exerciseId={exercise.id} onUse={edit} />}
          <ExercisePanel
            key={exercise.id}
            exercise={exercise}
            source={source(exercise.id)}
            attempt={attempts.findLast((attempt) => attempt.exerciseId === exercise.id) ?? null}
            passed={passed}
            trial={trial}
            led={led}
            onEdit={(text, was) => {
              edit(exercise.id, text, was);
              onWriting?.(exercise.id);
            }}
            onCheck={() => submit(exercise.id, latest(exercise.id))}
            onNext={next ? () => (setLed("next"), setCurrent(next.id)) : null}
          />
        </div>
      </div>
    </div>
  );
}

/** Code of this exercise that another device replaced. */
function Copies({
  shared,
  exerciseId,
  onUse,
}: {
  shared: SharedNotebook;
  exerciseId: string;
  onUse: (id: string, source: string) => void;
}) {
  const { copies } = useStore(shared, blankNotebook);
  return (
    <CellCopies
      copies={copies.filter(({ cellId }) => cellId === exerciseId)}
      onUse={(copy) => {
        onUse(copy.cellId, copy.source);
        shared.choose(copy);
      }}
      onDiscard={(copy) => shared.choose(copy)}
    />
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
