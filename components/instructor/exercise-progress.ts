/** How a class is doing, exercise by exercise. */
import { manyTries } from "@/lib/agreed/standing";
import { exercises } from "@/lib/content/exercises";
import type { ParticipantRow } from "@/lib/contract/views";

export interface ExerciseLine {
  exerciseId: string;
  /** participants */
  tried: number;
  passed: number;
  /** names */
  stuck: string[];
  /** names of those present who have it open */
  here: string[];
}

function lineOf(exerciseId: string, people: readonly ParticipantRow[]): ExerciseLine {
  const own = people.flatMap(({ name, exercises: done }) =>
    done.filter((one) => one.exerciseId === exerciseId).map((one) => ({ name, ...one })),
  );
  return {
    exerciseId,
    tried: own.length,
    passed: own.filter(({ passed }) => passed).length,
    stuck: own.filter(({ passed, tries }) => !passed && tries >= manyTries).map(({ name }) => name),
    here: people
      .filter(({ present, progress }) => present && progress?.item === exerciseId)
      .map(({ name }) => name),
  };
}

/** Exercises that somebody tried or has open, those with the most stuck first, then in their own order. */
export function exerciseLines(participants: readonly ParticipantRow[]): ExerciseLine[] {
  const people = participants.filter(({ removed }) => !removed);
  return exercises
    .map(({ id }) => lineOf(id, people))
    .filter(({ tried, here }) => tried > 0 || here.length > 0)
    .sort((a, b) => b.stuck.length - a.stuck.length);
}
