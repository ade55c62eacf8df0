/** What of a staff member's commands is written down, beside what it leads to. */
import type { SessionAct } from "@/lib/contract/acts";
import type { Payload } from "@/lib/contract/requests";
import type { Change } from "./changes";
import type { CommandName } from "./decide";
import type { Actor, SessionState } from "./state";

export interface Noted {
  what: SessionAct;
  /** participants, accounts or a duty; null for what is about the class */
  targets: readonly (string | null)[];
}

const aboutClass = (what: SessionAct): Noted => ({ what, targets: [null] });

type Notes = { [Name in CommandName]?: (payload: Payload<Name>) => Noted | null };

const notes: Notes = {
  "session.open": () => aboutClass("opened"),
  "session.end": () => aboutClass("ended"),
  "session.reopen": () => aboutClass("reopened"),
  "session.release": ({ released }) => aboutClass(released ? "released" : "unreleased"),
  "board.set": ({ mode }) => (mode === "revealed" ? aboutClass("revealed") : null),
  "finale.set": ({ step }) => ({ what: "finale", targets: [String(step)] }),
  "participant.remove": ({ participantId }) => ({ what: "removed", targets: [participantId] }),
  "participants.remove": ({ participantIds }) => ({ what: "removed", targets: participantIds }),
  "participant.restore": ({ participantId }) => ({ what: "restored", targets: [participantId] }),
  "participants.restore": ({ participantIds }) => ({ what: "restored", targets: participantIds }),
  // whom, nobody is to know any more
  "participant.erase": () => aboutClass("erased"),
  "participant.rename": ({ participantId }) => ({ what: "renamed", targets: [participantId] }),
  "participant.renumber": ({ participantId }) => ({ what: "renumbered", targets: [participantId] }),
  "late.admit": ({ participantId, admitted }) => ({
    ...{ what: admitted ? "admitted" : "unadmitted", targets: [participantId] },
  }),
  "drafts.count": ({ counted }) => aboutClass(counted ? "drafts-counted" : "drafts-uncounted"),
  "staff.set": ({ instructorId }) => ({ what: "duty", targets: [instructorId] }),
  "staff.leave": () => aboutClass("left-staff"),
};

/** Whose act it is, by the account and as they are called. */
export function actorNamed({ instructorId, ownerName, staff }: SessionState, actorId: string) {
  return { actorId, actorName: actorId === instructorId ? ownerName : (staff.get(actorId)?.name ?? "") };
}

/** What is written down of a command that led to something; nothing for students, and for what leaves no trace. */
export function actsOf<Name extends CommandName>(
  state: SessionState,
  actor: Actor,
  name: Name,
  payload: Payload<Name>,
  now: number,
): Change[] {
  const noted = actor.role === "instructor" ? notes[name]?.(payload) : null;
  if (actor.role !== "instructor" || !noted) return [];
  return [{ kind: "act-noted", ...noted, ...actorNamed(state, actor.instructorId), at: now }];
}
