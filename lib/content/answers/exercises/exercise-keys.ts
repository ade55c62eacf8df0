/** Where the server finds an exercise's key. No component may import this folder. */
import { codeKeys } from "./code-keys";
import { typedKeys } from "./typed-keys";
import type { AnswerExercise, AnswersKey, CodeExercise, CodeKey } from "../../exercises/exercise";

function own<Key>(keys: Readonly<Record<string, Key>>, id: string): Key {
  if (!Object.hasOwn(keys, id)) throw new Error(`no key for exercise ${id}`);
  return keys[id];
}

/** The model solution of an exercise in code. Throws if there is none. */
export function codeKeyOf(exercise: CodeExercise): CodeKey {
  return own(codeKeys, exercise.id);
}

/** The right answers of an exercise without code. Throws if there are none. */
export function answersKeyOf(exercise: AnswerExercise): AnswersKey {
  return own(typedKeys, exercise.id);
}
