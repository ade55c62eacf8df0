"use client";
import { nanoid } from "nanoid";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import { attemptVerdictSchema } from "@/lib/contract/views";
import type { ExerciseProgress, TensorAttempt } from "./attempt";
import { TensorLab } from "./tensor-lab";

async function check(id: string, exerciseId: string, source: string): Promise<TensorAttempt> {
  const response = await fetch("/api/tensors/check", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id, exerciseId, source }),
  });
  if (response.status === 429)
    return { id, exerciseId, state: "refused", error: { code: "rate-limited", retryAfterMs: 10_000 } };
  if (!response.ok) return { id, exerciseId, state: "refused", error: { code: "server-busy" } };
  return { id, exerciseId, state: "saved", verdict: attemptVerdictSchema.parse(await response.json()) };
}

function progressOf(attempts: readonly TensorAttempt[]): ExerciseProgress[] {
  const ids = [...new Set(attempts.map(({ exerciseId }) => exerciseId))];
  return ids.map((exerciseId) => {
    const own = attempts.filter((attempt) => attempt.exerciseId === exerciseId && attempt.verdict);
    return { exerciseId, tries: own.length, passed: own.some(({ verdict }) => verdict?.passed) };
  });
}

/** The tensor lab on its own: no session, no account; the server checks and keeps nothing. */
export function StandaloneTensors() {
  const t = useTranslations("tensors");
  const toast = useToast();
  const [attempts, setAttempts] = useState<TensorAttempt[]>([]);
  const submit = async (exerciseId: string, source: string) => {
    const id = nanoid();
    setAttempts((old) => [...old, { id, exerciseId, state: "saving" }]);
    try {
      const done = await check(id, exerciseId, source);
      setAttempts((old) => old.map((attempt) => (attempt.id === id ? done : attempt)));
    } catch {
      setAttempts((old) => old.filter((attempt) => attempt.id !== id));
      toast({ tone: "bad", text: t("checkOffline") });
    }
  };
  return (
    <TensorLab
      ownerId="alone"
      progress={progressOf(attempts)}
      attempts={attempts}
      submit={(id, source) => void submit(id, source)}
    />
  );
}
