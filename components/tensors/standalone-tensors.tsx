"use client";
import { nanoid } from "nanoid";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useKeptPage } from "@/components/live/use-kept-page";
import { useToast } from "@/components/ui/toast";
import { useStore } from "@/components/ui/use-store";
import { ahead } from "@/lib/client/ahead";
import type { ExerciseProgress, TensorAttempt } from "./attempt";
import { noneSolved, savedSolved } from "./saved-work";
import { TensorLab } from "./tensor-lab";

/** What describes all that crosses the wire comes with it. */
const loadCheck = ahead(() => import("./check-unsaved"));

/** Whose work it is where nobody has signed in. */
const owner = "alone";
const remembered = savedSolved(owner);

function progressOf(attempts: readonly TensorAttempt[], solved: readonly string[]): ExerciseProgress[] {
  const ids = [...new Set([...solved, ...attempts.map(({ exerciseId }) => exerciseId)])];
  return ids.map((exerciseId) => {
    const tries = attempts.filter((one) => one.exerciseId === exerciseId && one.verdict).length;
    return { exerciseId, tries, passed: solved.includes(exerciseId) };
  });
}

/** The tensor lab on its own: no session, no account; the server checks and keeps nothing. */
export function StandaloneTensors() {
  const t = useTranslations("tensors");
  const toast = useToast();
  useKeptPage();
  const [attempts, setAttempts] = useState<TensorAttempt[]>([]);
  const solved = useStore(remembered, noneSolved);
  const submit = async (exerciseId: string, source: string) => {
    const id = nanoid();
    setAttempts((old) => [...old, { id, exerciseId, state: "saving" }]);
    try {
      const { checkUnsaved } = await loadCheck();
      const done = await checkUnsaved(id, exerciseId, source);
      if (done.verdict?.passed) remembered.set([...new Set([...remembered.get(), exerciseId])]);
      setAttempts((old) => old.map((attempt) => (attempt.id === id ? done : attempt)));
    } catch {
      setAttempts((old) => old.filter((attempt) => attempt.id !== id));
      toast({ tone: "bad", text: t("checkOffline") });
    }
  };
  return (
    <TensorLab
      ownerId={owner}
      progress={progressOf(attempts, solved)}
      attempts={attempts}
      submit={(id, source) => void submit(id, source)}
    />
  );
}
