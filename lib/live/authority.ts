/** Who may send what. The one table of roles is the contract's; here it meets the session. */
import type { ErrorCode } from "@/lib/contract/errors";
import { requests, type RequestName } from "@/lib/contract/requests";
import type { Actor, SessionState } from "./state";

/** Requests by which a visitor becomes a participant. */
const entering: readonly RequestName[] = ["participant.join", "participant.resume"];

function authorizeStudent(state: SessionState, participantId: string, name: RequestName): ErrorCode | null {
  const participant = state.participants.get(participantId);
  if (!participant) return "participant-not-found";
  if (participant.removedAt !== null) return name === "participant.leave" ? null : "removed";
  return name === "participant.join" ? "already-joined" : null;
}

/** The reason why this actor may not send this request in this session, or null when they may. */
export function authorize(state: SessionState, actor: Actor, name: RequestName): ErrorCode | null {
  const { role } = requests[name];
  if (actor.role === "visitor") {
    if (role !== "student") return "forbidden";
    return entering.includes(name) ? null : "unauthenticated";
  }
  if (actor.role !== role) return "forbidden";
  if (actor.role === "instructor") return actor.instructorId === state.instructorId ? null : "forbidden";
  if (actor.role === "student") return authorizeStudent(state, actor.participantId, name);
  return null;
}
