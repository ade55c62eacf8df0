/**
 * Who sees what of a session after class: whose work, and whether with the private half. Decided here and nowhere else;
 * the database hands out nothing without a decision.
 */
import type { ReviewRun, ReviewSession } from "./session-work";

/** Who asks, as the route has established it. */
export type Reader = { instructorId: string } | { participantId: string };

/** What is decided from, as the database holds it. */
export interface Facts {
  session: ReviewSession;
  /** whose session it is */
  ownerId: string;
  /** the participant who asks, when they are one of this session's */
  participant: { id: string; removed: boolean } | null;
}

/** What one reader may see. Its class stays in this file, so that no other makes one. */
class Decision {
  readonly session: ReviewSession;
  /** whose work; null for everybody's */
  readonly participantId: string | null;
  readonly #privateHalf: boolean;

  constructor(session: ReviewSession, participantId: string | null) {
    this.session = session;
    this.participantId = participantId;
    this.#privateHalf = session.boardMode === "revealed";
  }

  /** The run as it may be shown: the private half shows to nobody before the reveal, the instructor included. */
  shown<Run extends ReviewRun>(run: Run): Run {
    return this.#privateHalf ? run : { ...run, privateCorrect: null };
  }
}

/** A decision of `sightOf`. */
export type Sight = Decision;

/**
 * What the reader may see of the session: its owner everything, a participant their own work once it is released,
 * unless they were removed.
 * @returns null for everybody else
 */
export function sightOf({ session, ownerId, participant }: Facts, reader: Reader): Sight | null {
  if ("instructorId" in reader) return reader.instructorId === ownerId ? new Decision(session, null) : null;
  const here = participant?.id === reader.participantId && !participant.removed;
  return here && session.status === "released" ? new Decision(session, reader.participantId) : null;
}
