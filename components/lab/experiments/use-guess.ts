"use client";
import { useCallback, useMemo } from "react";
import { useStore } from "@/components/ui/use-store";
import type { ExperimentId } from "@/lib/content/experiment";
import { rememberedGuess } from "@/lib/lab/compare/guess";

/** The choice that a student has committed to for an experiment; null before. */
export function useGuess(
  owner: string,
  id: ExperimentId,
): [guess: string | null, commit: (choice: string | null) => void] {
  const remembered = useMemo(() => rememberedGuess(owner, id), [owner, id]);
  const commit = useCallback(
    (choice: string | null) => {
      if (choice === null) remembered.forget();
      else remembered.set(choice);
    },
    [remembered],
  );
  return [useStore(remembered, null), commit];
}
