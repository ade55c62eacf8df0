"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { isCodeExercise, type Exercise } from "@/lib/content/exercises/exercise";
import { Kernel } from "@/lib/tensorlab/client";
import type { CellResult } from "@/lib/tensorlab/protocol";

export interface Trial {
  output: string;
  result: CellResult | null;
  running: boolean;
  /** runs the given code and the student's, here in the browser; it judges nothing */
  run: (exercise: Exercise, source: string) => void;
}

/** Shows the compared variables after a source that ends in an assignment. */
function withEcho(exercise: Exercise, source: string): string {
  if (!isCodeExercise(exercise)) return source;
  const shown = exercise.results.map((name) => `print("${name} =", ${name})`);
  return ["import torch", exercise.given, source, ...shown].join("\n");
}

/** Trying an exercise's code; the kernel is made at the first try and replaced for every exercise. */
export function useTrial(exerciseId: string): Trial {
  const kernel = useRef<Kernel | null>(null);
  const [output, setOutput] = useState("");
  const [result, setResult] = useState<CellResult | null>(null);
  const [running, setRunning] = useState(false);

  useEffect(
    () => () => {
      kernel.current?.dispose();
      kernel.current = null;
      setOutput("");
      setResult(null);
      setRunning(false);
    },
    [exerciseId],
  );

  const run = useCallback((exercise: Exercise, source: string) => {
    kernel.current ??= new Kernel();
    setOutput("");
    setResult(null);
    setRunning(true);
    void kernel.current
      .run(withEcho(exercise, source), (text) => setOutput((old) => old + text))
      .then((finished) => {
        setResult(finished);
        setRunning(false);
      });
  }, []);

  return { output, result, running, run };
}
