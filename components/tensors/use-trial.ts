"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { isCodeExercise, type Exercise } from "@/lib/content/exercises/exercise";
import { Kernel, preparePython } from "@/lib/tensorlab/client";
import type { CellResult } from "@/lib/tensorlab/protocol";

export interface ExerciseTrial {
  output: string;
  result: CellResult | null;
  running: boolean;
  /** runs the given code and the student's, here in the browser; it judges nothing */
  run: (exercise: Exercise, source: string) => void;
}

/** The program that is run: what is given, the student's source, and the compared variables shown. */
function programOf(exercise: Exercise, source: string): { program: string; linesBefore: number } {
  if (!isCodeExercise(exercise)) return { program: source, linesBefore: 0 };
  const before = ["import torch", exercise.given].join("\n");
  const shown = exercise.results.map((name) => `print("${name} =", ${name})`);
  return { program: [before, source, ...shown].join("\n"), linesBefore: before.split("\n").length };
}

/** An error's line counted in the student's own source; none when it is not in there. */
function inOwnLines(result: CellResult, source: string, linesBefore: number): CellResult {
  if (!result.error?.line) return result;
  const line = result.error.line - linesBefore;
  const own = line >= 1 && line <= source.split("\n").length;
  return { ...result, error: { ...result.error, line: own ? line : null } };
}

/** Trying an exercise's code; the kernel is made at the first try and replaced for every exercise. */
export function useTrial(exerciseId: string): ExerciseTrial {
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
    // every try starts from nothing, as the check on the server does
    if (kernel.current) kernel.current.restart();
    else kernel.current = new Kernel();
    const { program, linesBefore } = programOf(exercise, source);
    setOutput("");
    setResult(null);
    setRunning(true);
    void kernel.current
      .run(program, (text) => setOutput((old) => old + text))
      .then((finished) => {
        setResult(inOwnLines(finished, source, linesBefore));
        setRunning(false);
        // the next try needs a Python of its own
        preparePython();
      });
  }, []);

  return { output, result, running, run };
}
