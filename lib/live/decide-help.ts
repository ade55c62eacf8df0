/** Asking for help: a hand that is raised, read, answered or taken down. Each has one at a time, and the last one stays stored. */
import type { Payload } from "@/lib/contract/requests";
import type { Change } from "./changes";
import { isUp } from "./hands";
import { accept, refuse, type Outcome } from "./outcome";
import type { Hand, SessionState } from "./state";
import { workOf } from "./work";

type Done = Outcome<Change, Record<string, never>>;

const stored = (participantId: string, hand: Hand): Change => ({
  ...{ kind: "hand-stored", participantId, hand },
  // one of each participant, which none of their quotas counts
  bytes: 0,
});

const done = (...changes: Change[]): Done => accept(changes, {});

/** Raises a hand while the class goes on. Of one that is up the sentence may change; its place stays. */
export function raiseHand(
  state: SessionState,
  participantId: string,
  { line = "" }: Payload<"hand.raise">,
  now: number,
): Done {
  if (state.status !== "open") return refuse("wrong-phase");
  const { hand } = workOf(state, participantId);
  if (!isUp(hand))
    return done(
      stored(participantId, { line, raisedAt: now, seenAt: null, endedAt: null, reply: null, shown: true }),
    );
  return line === hand.line ? done() : done(stored(participantId, { ...hand, line, seenAt: null }));
}

/** Takes one's hand down, or the answer off one's page. */
export function lowerHand(state: SessionState, participantId: string, now: number): Done {
  const { hand } = workOf(state, participantId);
  if (!hand?.shown) return done();
  return done(stored(participantId, { ...hand, shown: false, endedAt: hand.endedAt ?? now }));
}

/** Notes that hands were read. Those that are down by now are left alone. */
export function seeHands(state: SessionState, { participantIds }: Payload<"hands.seen">, now: number): Done {
  const changes = [...new Set(participantIds)].flatMap((id) => {
    const { hand } = workOf(state, id);
    return isUp(hand) && hand.seenAt === null ? [stored(id, { ...hand, seenAt: now })] : [];
  });
  return done(...changes);
}

/** Answers a hand, or ends it without a word; of two who do so at once the second is told. */
export function endHand(
  state: SessionState,
  { participantId, reply }: Payload<"hand.end">,
  now: number,
): Done {
  const { hand } = workOf(state, participantId);
  if (!state.participants.has(participantId)) return refuse("participant-not-found");
  if (!isUp(hand)) return refuse("hand-not-raised");
  return done(
    stored(participantId, { ...hand, seenAt: hand.seenAt ?? now, endedAt: now, reply: reply ?? null }),
  );
}
