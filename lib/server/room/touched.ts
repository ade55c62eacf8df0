/** Which views a change shows in. */
import { isWork, type Change } from "@/lib/live/changes";

export interface Touched {
  /** the view that all share */
  room: boolean;
  instructor: boolean;
  /** participants whose own part changed */
  selves: Set<string>;
  /** everybody's own part changed */
  everySelf: boolean;
}

export const nothingTouched = (): Touched => ({
  room: false,
  instructor: false,
  selves: new Set(),
  everySelf: false,
});

/** The participant whose own view tells of the change, if it is one's. */
function participantOf(change: Change): string | null {
  if (change.kind === "run-stored") return change.entry.participantId;
  if (change.kind === "participant-joined") return change.participant.id;
  return "participantId" in change ? change.participantId : null;
}

/** Adds what a change touches. Notebooks show in no live view, evidence only in its owner's. */
export function touch(touched: Touched, change: Change): void {
  if (change.kind === "notebook-stored") return;
  if (change.kind === "evidence-stored") {
    touched.selves.add(change.participantId);
    return;
  }
  touched.instructor = true;
  // the board tells of exercises passed
  const onBoard = change.kind === "run-stored" || (change.kind === "attempt-stored" && change.verdict.passed);
  if (!isWork(change) || onBoard) touched.room = true;
  // frozen, hidden and revealed boards show everybody another place
  if (change.kind === "board-set") touched.everySelf = true;
  const participantId = participantOf(change);
  if (participantId !== null) touched.selves.add(participantId);
}
