/** Everybody's place by one half, among the runs that are known. */
import { contendersOf } from "./contenders";
import { contestantWith, placesOf, type Contestant, type Half, type Standing } from "./rank";
import { isIn, type Entry, type Participant, type SessionState } from "./state";
import { workOf } from "./work";

/** Everybody who is in with the runs that can decide their place. */
function contestants(state: SessionState, half: Half, known: (run: Entry) => boolean): Contestant<Entry>[] {
  const ownOf = ({ id }: Participant): readonly Entry[] =>
    contendersOf(workOf(state, id).runs, half).filter(known);
  return [...state.participants.values()]
    .filter(isIn)
    .flatMap((one) => contestantWith(ownOf(one), half) ?? []);
}

/** The places by a half, the first first. @param known leaves out runs that came later */
export const placesIn = (
  state: SessionState,
  half: Half,
  known: (run: Entry) => boolean,
): Standing<Entry>[] => placesOf(contestants(state, half, known), half, ({ order }) => order);
