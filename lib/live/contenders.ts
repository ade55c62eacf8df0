/** Which runs can decide anybody's place: few of all that were sent. */
import { correctOf, mayStand, type Half } from "./rank";
import { memoized } from "@/lib/agreed/memoized";
import type { Entry } from "./state";

/** Whether a run counts while its owner is in: on the session's data, in time or admitted. */
export const entryStands = ({ eligible, late, admittedAt }: Omit<Entry, "order">): boolean =>
  mayStand({ eligible, late, admitted: admittedAt !== null, ownerRemoved: false });

/** Whether nobody ever stands with `run` where they could stand with `other`, which was there before it. */
const beats = (other: Entry, run: Entry, half: Half): boolean =>
  correctOf(other, half) >= correctOf(run, half) &&
  other.parameters <= run.parameters &&
  other.receivedAt <= run.receivedAt;

function leading(runs: readonly Entry[], half: Half): Entry[] {
  const kept: Entry[] = [];
  for (const run of runs)
    if (entryStands(run) && !kept.some((other) => beats(other, run, half))) kept.push(run);
  return kept;
}

const byHalf = {
  public: memoized((runs: readonly Entry[]) => leading(runs, "public")),
  private: memoized((runs: readonly Entry[]) => leading(runs, "private")),
};

/**
 * Of one participant's runs those that count and that no earlier one beats, in order of arrival. The rule of ranking
 * leads to the same places with them as with all, today and at every moment before.
 */
export const contendersOf = (runs: readonly Entry[], half: Half): readonly Entry[] => byHalf[half](runs);
