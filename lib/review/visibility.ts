/**
 * Who sees what on the pages and in the exports of the review, which its staff may read in class already: whose work, and
 * whether with the private half; and who marks it. Decided here and nowhere else: lib/db hands out nobody's work, nor a
 * mark, and stores none, without a decision.
 */
import type { Duty } from "@/lib/contract/staff";
import { counts } from "@/lib/live/lateness";
import { halfInForce } from "@/lib/live/rank";
import type { ReviewSession, RunScore } from "./session-work";

/** Who asks, as the route has established it. */
export type Reader = { instructorId: string } | { participantId: string };

/** What is decided from, as the database holds it. */
export interface Facts {
  session: ReviewSession;
  /** what the account that asks is in the session; null for nobody of its staff, and for a participant */
  duty: Duty | null;
  /** the participant who asks, when they are one of this session's */
  participant: { id: string; removed: boolean } | null;
}

/** What one reader may see. Its class stays in this file, so that no other makes one. */
class Decision {
  readonly session: ReviewSession;
  /** whose work; null for everybody's */
  readonly participantId: string | null;
  /** whether they may mark what they see: the session's staff alone */
  readonly mayMark: boolean;
  /** whether they may take all of it away, and release it: not an assistant */
  readonly mayExport: boolean;
  readonly #privateHalf: boolean;
  readonly #duty: Duty | null;

  constructor(session: ReviewSession, participantId: string | null, duty: Duty | null) {
    this.session = session;
    this.participantId = participantId;
    this.mayMark = participantId === null;
    this.mayExport = duty === "owner" || duty === "teacher";
    this.#duty = duty;
    this.#privateHalf = halfInForce(session) === "private";
  }

  /** Of what is in sight that of one participant alone. */
  narrowedTo(participantId: string): Decision {
    const seen = this.participantId === null || this.participantId === participantId;
    if (!seen) throw new Error("another participant's work is not in sight");
    return new Decision(this.session, participantId, this.#duty);
  }

  /**
   * The run as it may be shown: the private half of a run shows on these pages to nobody before the reveal, the instructor included; that of a
   * late run shows to its owner once it is admitted, or it could be tried and the best handed in.
   */
  shown<Run extends RunScore>(run: Run): Run {
    const waiting = this.participantId !== null && !counts(run);
    return this.#privateHalf && !waiting ? run : { ...run, privateCorrect: null };
  }
}

/** A decision of `sightOf`. */
export type Sight = Decision;

/**
 * What the reader may see of the session: its staff everything, a participant their own work once it is released,
 * unless they were removed.
 * @returns null for everybody else
 */
export function sightOf({ session, duty, participant }: Facts, reader: Reader): Sight | null {
  if ("instructorId" in reader) return duty && new Decision(session, null, duty);
  const here = participant?.id === reader.participantId && !participant.removed;
  return here && session.status === "released" ? new Decision(session, reader.participantId, null) : null;
}
