"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { isCodeExercise, type Exercise } from "@/lib/content/exercises/exercise";
import { useClassOfPrograms, useLatest, type Piece } from "./class-link";
import { Kernel, preparePython, type CellEar } from "@/lib/tensorlab/client";
import type { CellResult } from "@/lib/tensorlab/protocol";

export interface ExerciseTrial {
  output: string;
  pieces: readonly Piece[];
  result: CellResult | null;
  running: boolean;
  /** runs the given code and the student's, here in the browser; it judges nothing */
  run: (exercise: Exercise, source: string) => void;
}

type Heard = Pick<ExerciseTrial, "output" | "pieces">;
const nothing: Heard = { output: "", pieces: [] };

/** What is run around the student's source: what is given, and the compared variables shown. */
function around(exercise: Exercise): { before: string; after: string } {
  if (!isCodeExercise(exercise)) return { before: "", after: "" };
  const after = exercise.results.map((name) => `print("${name} =", ${name})`);
  return { before: ["import torch", exercise.given].join("\n"), after: after.join("\n") };
}

interface NamedSource {
  text: string;
  /** stands in tracebacks */
  name: string;
}

/** Runs all in one Python, one after another. What is ours has no name, and its lines are told to nobody. */
async function runAround(
  kernel: Kernel,
  ear: CellEar,
  exercise: Exercise,
  source: NamedSource,
): Promise<CellResult> {
  const { before, after } = around(exercise);
  const given = await kernel.run(before, ear);
  if (given.error) return given;
  const tried = await kernel.run(source.text, ear, { name: source.name });
  // there are no earlier cells of the student's of which to say that they ran again
  if (tried.error) return { ...tried, recovery: null };
  const { error } = await kernel.run(after, ear);
  return { ...tried, error: error && { ...error, line: null } };
}

/** Trying an exercise's code; the kernel is made at the first try and replaced for every exercise. */
export function useTrial(exerciseId: string): ExerciseTrial {
  const kernel = useRef<Kernel | null>(null);
  const [{ output, pieces }, setHeard] = useState(nothing);
  const [result, setResult] = useState<CellResult | null>(null);
  const [running, setRunning] = useState(false);
  const name = useTranslations("tensors")("yourCode");
  const link = useLatest(useClassOfPrograms());

  useEffect(
    () => () => {
      kernel.current?.dispose();
      kernel.current = null;
      setHeard(nothing);
      setResult(null);
      setRunning(false);
    },
    [exerciseId],
  );

  const run = useCallback(
    (exercise: Exercise, source: string) => {
      // every try starts from nothing, as the check on the server does
      if (kernel.current) kernel.current.restart();
      else kernel.current = new Kernel("exercise");
      const { classroom, take } = link.current;
      kernel.current.enter(classroom);
      setHeard(nothing);
      setResult(null);
      setRunning(true);
      let heard = nothing;
      const hear = (more: Heard) => setHeard((heard = more));
      const ear: CellEar = {
        onOutput: (text) => hear({ ...heard, output: heard.output + text }),
        onShown: (shown) => hear({ ...heard, pieces: [...heard.pieces, take(shown, heard.output.length)] }),
      };
      void runAround(kernel.current, ear, exercise, { text: source, name }).then((finished) => {
        // a newer try has taken its place
        if (finished.error?.type === "Dropped") return;
        setResult(finished);
        setRunning(false);
        // the next try needs a Python of its own
        void preparePython();
      });
    },
    [link, name],
  );

  return { output, pieces, result, running, run };
}
