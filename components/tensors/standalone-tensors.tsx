"use client";
import { nanoid } from "nanoid";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { z } from "zod";
import { useToast } from "@/components/ui/toast";
import { wireErrorSchema } from "@/lib/contract/errors";
import { requests } from "@/lib/contract/requests";
import type { ExerciseProgress, TensorAttempt } from "./attempt";
import { TensorLab } from "./tensor-lab";

const replySchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), data: requests["attempt.submit"].reply }),
  z.object({ ok: z.literal(false), error: wireErrorSchema }),
]);

async function check(id: string, exerciseId: string, source: string): Promise<TensorAttempt> {
  const response = await fetch("/api/tensors/check", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id, exerciseId, source }),
  });
  const reply = replySchema.parse(await response.json());
  if (!reply.ok) return { id, exerciseId, state: "refused", error: reply.error };
  return { id, exerciseId, state: "saved", verdict: reply.data.verdict };
}

const solvedKey = "spiralroom-solved-alone";

function readSolved(): string[] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(solvedKey) ?? "[]");
    return Array.isArray(saved) ? saved.filter((id) => typeof id === "string") : [];
  } catch {
    // forbidden or damaged storage: nothing is known of earlier visits
    return [];
  }
}

function writeSolved(solved: readonly string[]): void {
  try {
    localStorage.setItem(solvedKey, JSON.stringify(solved));
  } catch {
    // what was solved is remembered while the page is open
  }
}

function progressOf(attempts: readonly TensorAttempt[], solved: readonly string[]): ExerciseProgress[] {
  const ids = [...new Set([...solved, ...attempts.map(({ exerciseId }) => exerciseId)])];
  return ids.map((exerciseId) => {
    const tries = attempts.filter((one) => one.exerciseId === exerciseId && one.verdict).length;
    return { exerciseId, tries, passed: solved.includes(exerciseId) };
  });
}

/** Ids of the exercises that were solved in this browser. */
function useSolved() {
  const [solved, setSolved] = useState<readonly string[]>([]);
  useEffect(() => {
    // local storage exists in the browser only, after the first paint
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setSolved(readSolved());
  }, []);
  const add = (id: string) => {
    const next = [...new Set([...readSolved(), ...solved, id])];
    setSolved(next);
    writeSolved(next);
  };
  return { solved, add };
}

/** The tensor lab on its own: no session, no account; the server checks and keeps nothing. */
export function StandaloneTensors() {
  const t = useTranslations("tensors");
  const toast = useToast();
  const [attempts, setAttempts] = useState<TensorAttempt[]>([]);
  const { solved, add } = useSolved();
  const submit = async (exerciseId: string, source: string) => {
    const id = nanoid();
    setAttempts((old) => [...old, { id, exerciseId, state: "saving" }]);
    try {
      const done = await check(id, exerciseId, source);
      if (done.verdict?.passed) add(exerciseId);
      setAttempts((old) => old.map((attempt) => (attempt.id === id ? done : attempt)));
    } catch {
      setAttempts((old) => old.filter((attempt) => attempt.id !== id));
      toast({ tone: "bad", text: t("checkOffline") });
    }
  };
  return (
    <TensorLab
      ownerId="alone"
      progress={progressOf(attempts, solved)}
      attempts={attempts}
      submit={(id, source) => void submit(id, source)}
    />
  );
}
