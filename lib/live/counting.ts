/** Which entries of a session count. */
import { mayStand } from "./rank";
import type { Entry, SessionState } from "./state";

/** Whether an entry counts: on the session's data, in time or admitted, and its participant not removed. */
export const entryCounts = (
  state: SessionState,
  { eligible, late, admittedAt, participantId }: Entry,
): boolean =>
  mayStand({
    eligible,
    late,
    admitted: admittedAt !== null,
    ownerRemoved: state.participants.get(participantId)?.removedAt !== null,
  });

/** The entries that count, in order of arrival. @param until leaves out those received later; null takes all */
export const countingEntries = (state: SessionState, until: number | null = null): Entry[] =>
  state.entries.filter((entry) => (until === null || entry.receivedAt <= until) && entryCounts(state, entry));
