/** How many tensor exercises a participant has passed. */
import type { SessionState } from "./state";

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
  const passed = new Set<string>();
  for (const { exerciseId, verdict, late, admittedAt, receivedAt } of state.attempts.get(participantId) ?? [])
    if (verdict.passed && (!late || admittedAt !== null) && (until === null || receivedAt <= until))
      passed.add(exerciseId);
  return passed.size;
}
