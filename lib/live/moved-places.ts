/** Whom others moved, on the board or in the queue of raised hands, and what they are told of it: the place alone, so many people at a time. */
import type { Part } from "@/lib/contract/parts";
import type { SelfView } from "@/lib/contract/views";
import type { Difference } from "./difference";
import { placesInQueue } from "./hands";
import { asPagesShow } from "./parts";
import type { SessionState } from "./state";
import { samePlace } from "./view";
import { placeOf } from "./view-board";

/** Participants who are told at once that others moved them: with a hall of a thousand it goes round in some seconds. */
const movesAtOnce = 50;

/** One participant's place that is another than the one they know. */
export interface Move extends Pick<Difference, "change" | "known"> {
  participantId: string;
}

/** Those whose turn it is. */
export interface Moves {
  moves: Move[];
  /** where the next turn begins, a place among those who were told; null when everybody knows their place */
  next: number | null;
}

// the part is their own view
const placeIn = ({ fields }: Part): SelfView["place"] => (fields as SelfView).place;

/** One's hand at another place in the queue; null where it is down, or stands where it is known to stand. */
function movedHand({ fields }: Part, place: number | undefined): SelfView["hand"] | null {
  // the part is their own view
  const { hand } = fields as SelfView;
  const known = hand?.place;
  return hand && known !== undefined && place !== undefined && known !== place ? { ...hand, place } : null;
}

const moveTo = (
  participantId: string,
  { fields }: Part,
  set: Partial<Pick<SelfView, "place" | "hand">>,
): Move => ({
  participantId,
  change: { set },
  known: { fields: { ...fields, ...set }, rows: [] },
});

/**
 * Whom to tell now that others moved them.
 * @param told everybody's own part as they know it
 * @param from whose turn it is, a place among them; whoever is meant, nobody is left out
 */
export function movedPlaces(
  state: SessionState,
  told: ReadonlyMap<string, { part: Part }>,
  from: number,
): Moves {
  const all = [...told];
  const moves: Move[] = [];
  const queue = placesInQueue(state);
  for (let passed = 0; passed < all.length; passed++) {
    const at = (from + passed) % all.length;
    const [id, { part }] = all[at];
    const row = placeOf(state, id);
    const place = row && asPagesShow(row);
    const hand = movedHand(part, queue.get(id));
    const stands = samePlace(placeIn(part), place);
    if (stands && !hand) continue;
    if (moves.length === movesAtOnce) return { moves, next: at };
    moves.push(moveTo(id, part, { ...(!stands && { place }), ...(hand && { hand }) }));
  }
  return { moves, next: null };
}
