"use client";
import { nanoid } from "nanoid";
import { useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "@/lib/contract/zod";
import { useToast } from "@/components/ui/toast";
import { useStore } from "@/components/ui/use-store";
import { wireErrorSchema } from "@/lib/contract/errors";
import { requests } from "@/lib/contract/requests";
import type { ExerciseProgress, TensorAttempt } from "./attempt";
import { noneSolved, savedSolved } from "./saved-work";
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
  const [attempts, setAttempts] = useState<TensorAttempt[]>([]);
  const solved = useStore(remembered, noneSolved);
  const submit = async (exerciseId: string, source: string) => {
    const id = nanoid();
    setAttempts((old) => [...old, { id, exerciseId, state: "saving" }]);
    try {
      const done = await check(id, exerciseId, source);
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
