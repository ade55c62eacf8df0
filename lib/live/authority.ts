/**
 * Who may send what; who was removed may only leave. The one table of roles, and of duties among the staff, is the
 * contract's; here it meets the session.
 */
import { reaches } from "@/lib/agreed/duties";
import type { ErrorCode } from "@/lib/contract/errors";
import { leastDuties, requests, type RequestName } from "@/lib/contract/requests";
import { dutyOf } from "./staff";
import { isIn, type Actor, type SessionState } from "./state";

/** Requests by which a visitor becomes a participant. */
const entering: readonly RequestName[] = ["participant.join", "participant.resume", "participant.return"];

/** Whether a visitor's device has been somebody who is removed: the removal holds for it, under any name. */
export const barred = (state: SessionState, was: readonly string[] = []): boolean =>
  was.some((id) => (state.participants.get(id)?.removedAt ?? null) !== null);

/** Whether a visitor's device was last somebody who is erased. */
export const lostToErasure = (state: SessionState, was: readonly string[] = []): boolean =>
  state.erased.has(was.at(-1) ?? "");

function authorizeStudent(state: SessionState, participantId: string, name: RequestName): ErrorCode | null {
  const participant = state.participants.get(participantId);
  if (!participant) return state.erased.has(participantId) ? "erased" : "participant-not-found";
  if (!isIn(participant)) return name === "participant.leave" ? null : "removed";
  return name === "participant.join" ? "already-joined" : null;
}

function authorizeStaff(state: SessionState, instructorId: string, name: RequestName): ErrorCode | null {
  const duty = dutyOf(state, instructorId);
  return duty && reaches(duty, leastDuties[name]) ? null : "forbidden";
}

/** The reason why this actor may not send this request in this session, or null when they may. */
export function authorize(state: SessionState, actor: Actor, name: RequestName): ErrorCode | null {
  const { role } = requests[name];
  if (actor.role === "visitor") {
    if (role !== "student") return "forbidden";
    if (!entering.includes(name)) return lostToErasure(state, actor.was) ? "erased" : "unauthenticated";
    return barred(state, actor.was) ? "removed" : null;
  }
  if (actor.role !== role) return "forbidden";
  if (actor.role === "instructor") return authorizeStaff(state, actor.instructorId, name);
  if (actor.role === "student") return authorizeStudent(state, actor.participantId, name);
  return null;
}
