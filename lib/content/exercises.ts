// The tensor exercises, from easy to hard and, within a difficulty, in the order of the reading.
import { arithmeticExercises } from "@/lib/content/exercises/arithmetic";
import { comparingExercises } from "@/lib/content/exercises/comparing";
import { createExercises } from "@/lib/content/exercises/create";
import type { Difficulty, Exercise } from "@/lib/content/exercises/exercise";
import { inspectExercises } from "@/lib/content/exercises/inspect";
import { linearAlgebraExercises } from "@/lib/content/exercises/linear-algebra";
import { numpyExercises } from "@/lib/content/exercises/numpy";
import { pointwiseExercises } from "@/lib/content/exercises/pointwise";
import { sequenceExercises } from "@/lib/content/exercises/sequences";

const byTopic: readonly Exercise[] = [
  ...createExercises,
  ...inspectExercises,
  ...sequenceExercises,
  ...arithmeticExercises,
  ...pointwiseExercises,
  ...comparingExercises,
  ...linearAlgebraExercises,
  ...numpyExercises,
];

const difficulties: readonly Difficulty[] = [1, 2, 3];

/** All exercises in the order in which students meet them. */
export const exercises: readonly Exercise[] = difficulties.flatMap((difficulty) =>
  byTopic.filter((exercise) => exercise.difficulty === difficulty),
);

/** The exercise with this id, or undefined for an id from outside that is none. */
export function exerciseById(id: string): Exercise | undefined {
  return exercises.find((exercise) => exercise.id === id);
}
