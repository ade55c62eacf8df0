/** The tensor exercises, from easy to hard and, within a difficulty, in the order of the reading. */
import { arithmeticExercises } from "./exercises/arithmetic";
import { comparingExercises } from "./exercises/comparing";
import { createExercises } from "./exercises/create";
import type { Difficulty, Exercise } from "./exercises/exercise";
import { inspectExercises } from "./exercises/inspect";
import { learningExercises } from "./exercises/learning";
import { linearAlgebraExercises } from "./exercises/linear-algebra";
import { networkExercises } from "./exercises/networks";
import { numpyExercises } from "./exercises/numpy";
import { pointwiseExercises } from "./exercises/pointwise";
import { reducingExercises } from "./exercises/reducing";
import { sequenceExercises } from "./exercises/sequences";

const byTopic: readonly Exercise[] = [
  ...createExercises,
  ...inspectExercises,
  ...sequenceExercises,
  ...arithmeticExercises,
  ...pointwiseExercises,
  ...comparingExercises,
  ...reducingExercises,
  ...linearAlgebraExercises,
  ...numpyExercises,
  ...learningExercises,
  ...networkExercises,
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
