"use client";
import { useCallback, useEffect, useState } from "react";
import type { ExperimentId } from "@/lib/content/experiment";

const keyOf = (owner: string, id: ExperimentId) => `spiralroom-guess ${owner} ${id}`;

/** Storage may be missing: then a guess holds for this page. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, choice: string | null): void {
  try {
    if (choice === null) localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // nothing is lost but the memory of the guess
  }
}

/** The choice that a student has committed to for an experiment; null before. */
export function useGuess(
  owner: string,
  id: ExperimentId,
): [guess: string | null, commit: (choice: string | null) => void] {
  const key = keyOf(owner, id);
  const [guess, setGuess] = useState<string | null>(null);
  useEffect(() => {
    // reading the browser's own storage, which is outside React
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setGuess(recall(key));
  }, [key]);
  const commit = useCallback(
    (choice: string | null) => {
      remember(key, choice);
      setGuess(choice);
    },
    [key],
  );
  return [guess, commit];
}
