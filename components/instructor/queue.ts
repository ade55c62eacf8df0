/** Who asks for help, as the instructor's page lists it. */
import type { ParticipantRow } from "@/lib/contract/views";

/** Somebody whose hand is up. */
export type Waiting = ParticipantRow & { hand: NonNullable<ParticipantRow["hand"]> };

const waits = (row: ParticipantRow): row is Waiting => row.hand !== undefined && !row.removed;

/** Those whose hands are up, the oldest first. */
export const queueOf = (rows: readonly ParticipantRow[]): Waiting[] =>
  rows
    .filter(waits)
    .sort(
      (a, b) => Date.parse(a.hand.at) - Date.parse(b.hand.at) || (a.participantId < b.participantId ? -1 : 1),
    );
