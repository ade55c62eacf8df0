/** How many tensor exercises a participant has passed. */
import { countsIn } from "./lateness";
import { memoized } from "@/lib/agreed/memoized";
import type { Attempt, SessionState } from "./state";
import { workOf } from "./work";

/** When each exercise was first passed, of those passed in time or admitted. */
const passes = memoized((attempts: readonly Attempt[]): readonly number[] => {
  const first = new Map<string, number>();
  for (const attempt of attempts)
    if (attempt.passed && countsIn(attempt)) {
      const { exerciseId, receivedAt } = attempt;
      first.set(exerciseId, Math.min(receivedAt, first.get(exerciseId) ?? receivedAt));
    }
  return [...first.values()];
});

/**
 * Different exercises passed in time or admitted; null when the session offers none.
 * @param until attempts received after this moment do not count; null counts all
 */
export function exercisesPassed(
  state: SessionState,
  participantId: string,
  until: number | null,
): number | null {
  if (state.activities.tensors === "off") return null;
  const moments = passes(workOf(state, participantId).attempts);
  return until === null ? moments.length : moments.filter((at) => at <= until).length;
}
