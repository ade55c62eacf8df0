/** The queue of those who ask for help. */
import { memoized } from "@/lib/agreed/memoized";
import { isIn, type Hand, type SessionState } from "./state";
import { workOf } from "./work";

/** Whether a hand waits for the instructor. */
export const isUp = (hand: Hand | null): hand is Hand => hand !== null && hand.endedAt === null;

/** Everybody who is in and has a hand up, the oldest first, with their place in the queue, from 1. */
export const placesInQueue = memoized((state: SessionState): ReadonlyMap<string, number> => {
  const waiting = [...state.participants.values()].flatMap((one) => {
    const { hand } = workOf(state, one.id);
    return isIn(one) && isUp(hand) ? [{ id: one.id, at: hand.raisedAt }] : [];
  });
  waiting.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return new Map(waiting.map(({ id }, at) => [id, at + 1]));
});
