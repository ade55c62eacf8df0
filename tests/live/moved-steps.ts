// Steps of a random session as steps of one that the database holds.
import { nanoid } from "nanoid";
import type { Actor } from "@/lib/live/state";
import type { Step } from "./random-session";

/** The same names in every session, but ids of its own: the database knows all sessions. */
export function movedTo(sessionId: string, instructorId: string) {
  const own = (id: string) => `${id.replaceAll("_", "")}${sessionId}`.slice(0, 21);
  return ({ actor, payload, findings, ...step }: Step): Step =>
    // the same command, about this session's people
    ({
      ...step,
      findings: { ...findings, newId: nanoid() },
      actor: movedActor(actor, own, instructorId),
      payload: {
        ...payload,
        ...("participantId" in payload ? { participantId: own(payload.participantId) } : {}),
        ...("spotlight" in payload && payload.spotlight && "participantId" in payload.spotlight
          ? { spotlight: { ...payload.spotlight, participantId: own(payload.spotlight.participantId) } }
          : {}),
        ...("aside" in payload && payload.aside
          ? { aside: { ...payload.aside, participantIds: payload.aside.participantIds.map(own) } }
          : {}),
        ...("participantIds" in payload ? { participantIds: payload.participantIds.map(own) } : {}),
      },
    }) as Step;
}

function movedActor(actor: Actor, own: (id: string) => string, instructorId: string): Actor {
  if (actor.role === "student") return { role: "student", participantId: own(actor.participantId) };
  return actor.role === "instructor" ? { role: "instructor", instructorId } : actor;
}
