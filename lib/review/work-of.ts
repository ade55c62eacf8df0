/** What is counted and looked up in work, whoever's it is. */
import { counts } from "@/lib/live/lateness";
import type { ReviewMark, ReviewTry } from "./session-work";

/** Exercises passed in time and tried, of one participant's attempts. */
export function exerciseCounts(attempts: readonly ReviewTry[]): { passed: number; tried: number } {
  const passed = attempts.filter((attempt) => attempt.passed && counts(attempt));
  return {
    passed: new Set(passed.map(({ exerciseId }) => exerciseId)).size,
    tried: new Set(attempts.map(({ exerciseId }) => exerciseId)).size,
  };
}

/** Marks by participant, then by item. */
export function marksByParticipant(marks: readonly ReviewMark[]): Map<string, Map<string, ReviewMark>> {
  const all = new Map<string, Map<string, ReviewMark>>();
  for (const mark of marks) {
    const own = all.get(mark.participantId) ?? new Map<string, ReviewMark>();
    all.set(mark.participantId, own.set(mark.itemId, mark));
  }
  return all;
}
