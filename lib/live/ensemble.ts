/** The class's ensemble: whose networks are averaged, and with which command the result is told. */
import type { Payload } from "@/lib/contract/requests";
import { decide } from "./decide";
import { placesIn } from "./places";
import type { Actor, Entry, SessionState } from "./state";

/** One network is no class. */
const fewest = 2;

/**
 * Of everybody in the race the entry that they stand with by the private half, in the order of their places; none while
 * there are fewer than two.
 */
export function ensembleOf(state: SessionState): readonly Entry[] {
  const places = placesIn(state, "private", () => true);
  return places.length < fewest ? [] : places.map(({ entry }) => entry);
}

/** The commands that can reveal the private half, and with it the ensemble's score. */
export type Telling = "board.set" | "finale.set";

/**
 * Whether the command would reveal the private half now: one that is refused, or says what is so already, does not.
 * @param now ms since the epoch
 */
export function revealsNow<Name extends Telling>(
  state: SessionState,
  actor: Actor,
  name: Name,
  payload: Payload<Name>,
  now: number,
): boolean {
  const outcome = decide<Telling>(state, actor, name, payload, { now, ensemble: null });
  return (
    outcome.ok && outcome.changes.some((change) => change.kind === "board-set" && change.mode === "revealed")
  );
}
