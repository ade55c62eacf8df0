/** What is put on the screen, large, and taken off it again; and whose work is not to be there. */
import { exerciseById } from "@/lib/content/exercises";
import { isQuestionId } from "@/lib/content/questions";
import type { ErrorCode } from "@/lib/contract/errors";
import type { Payload } from "@/lib/contract/requests";
import type { Spotlight } from "@/lib/contract/spotlight";
import type { Change } from "./changes";
import { accept, refuse, type Outcome } from "./outcome";
import { isIn, type SessionState } from "./state";

type Done = Outcome<Change, Record<string, never>>;
type Spot = NonNullable<Payload<"spotlight.set">["spotlight"]>;

const done = (...changes: Change[]): Done => accept(changes, {});

/** Another stands in it, or nothing; the pages of both its owners hear of that. */
const changed = (state: SessionState, spotlight: Spotlight | null): Change => ({
  ...{ kind: "spotlight-set", spotlight },
  participantIds: [
    ...new Set([state.spotlight, spotlight].flatMap((one) => (one ? [one.participantId] : []))),
  ],
});

/** Nothing is in the spotlight any more. */
export const darken = (state: SessionState): Change[] => (state.spotlight ? [changed(state, null)] : []);

/** Nothing of these people is in the spotlight any more. */
export const darkenFor = (state: SessionState, participantIds: readonly string[]): Change[] =>
  state.spotlight && participantIds.includes(state.spotlight.participantId) ? darken(state) : [];

function refusesItem({ activity, item }: Spot): ErrorCode | null {
  if (item === undefined) return null;
  if (activity === "questions") return isQuestionId(item) ? null : "question-not-found";
  return activity === "tensors" && exerciseById(item) ? null : "exercise-not-found";
}

/** Why it cannot be put there. Who asked not to be shown stays off the screen until they take that back themselves. */
function refuses(state: SessionState, spot: Spot): ErrorCode | null {
  const participant = state.participants.get(spot.participantId);
  if (state.status !== "open") return "wrong-phase";
  if (!participant || !isIn(participant)) return "participant-not-found";
  if (participant.unshown) return "not-to-be-shown";
  if (state.activities[spot.activity] === "off") return "activity-not-offered";
  return refusesItem(spot);
}

/** Puts somebody's work into the spotlight, in the place of another; null takes it off. */
export function setSpotlight(
  state: SessionState,
  { spotlight }: Payload<"spotlight.set">,
  now: number,
): Done {
  if (spotlight === null) return done(...darken(state));
  const refused = refuses(state, spotlight);
  return refused ? refuse(refused) : done(changed(state, { ...spotlight, at: now }));
}

/** A participant asks that nothing of theirs be on the screen, or allows it again. What is there goes at once. */
export function declineSpotlight(
  state: SessionState,
  participantId: string,
  { declined: unshown }: Payload<"spotlight.decline">,
): Done {
  if (state.participants.get(participantId)?.unshown === unshown) return done();
  const told: Change = { kind: "participant-unshown", participantId, unshown };
  return done(...(unshown ? darkenFor(state, [participantId]) : []), told);
}
