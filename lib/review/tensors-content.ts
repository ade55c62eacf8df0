/** One participant's tensor exercises as they are read. */
import { exerciseById, exercises } from "@/lib/content/exercises";
import type { Language } from "@/lib/content/language";
import type { SheetAttempt, SheetContent, SheetExercise } from "./desk";
import { suggestedPoints } from "./points";
import type { ReviewAttempt, SessionWork } from "./session-work";
import { exerciseCounts } from "./work-of";

/** A try with its verdict, as it is read. */
export function sheetAttempt(attempt: ReviewAttempt, language: Language): SheetAttempt {
  const { id, at, source, passed, late, admitted, verdict } = attempt;
  const { message, printed } = verdict;
  return { ...{ id, at, source, passed, late, admitted, printed }, message: message[language] };
}

/**
 * The exercises that one participant tried, and the points that they suggest.
 * @param own that participant's work
 * @param max full marks of all exercises together
 */
export function tensorsContent(own: SessionWork, max: number, language: Language): SheetContent {
  const ids = [...new Set(own.attempts.map(({ exerciseId }) => exerciseId))];
  const tried = ids.map((id): SheetExercise => {
    const tries = own.attempts.filter((one) => one.exerciseId === id);
    return {
      id,
      title: exerciseById(id)?.title[language] ?? id,
      passed: tries.some(({ passed }) => passed),
      tries: tries.length,
    };
  });
  const { passed } = exerciseCounts(own.attempts);
  const total = exercises.length;
  return {
    ...{ kind: "tensors", exercises: tried, passed, total },
    suggested: suggestedPoints(passed, total, max),
  };
}
