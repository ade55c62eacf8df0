/** Erasing somebody: the session goes on as if they had never handed anything in. */
import type { Payload } from "@/lib/contract/requests";
import type { Change } from "./changes";
import { darkenFor } from "./decide-spotlight";
import { accept, refuse, type Outcome } from "./outcome";
import type { SessionState } from "./state";

/** What was said to some is said to those of them who are left. */
function asideWithout({ lead }: SessionState, participantId: string): Change[] {
  const { aside } = lead;
  if (!aside?.to.includes(participantId)) return [];
  const to = aside.to.filter((id) => id !== participantId);
  return [{ kind: "lead-set", lead: { ...lead, aside: to.length > 0 ? { ...aside, to } : null } }];
}

/** Erases a participant, in the room or removed from it; there is no way back. */
export function eraseParticipant(
  state: SessionState,
  { participantId }: Payload<"participant.erase">,
  now: number,
): Outcome<Change, Record<string, never>> {
  if (!state.participants.has(participantId)) return refuse("participant-not-found");
  return accept(
    [
      ...darkenFor(state, [participantId]),
      ...asideWithout(state, participantId),
      { kind: "participants-erased", participantIds: [participantId], at: now },
    ],
    {},
  );
}
