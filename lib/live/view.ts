/** Who sees what, decided in one place. */
import type { InstructorView, ScreenView, StudentView } from "@/lib/contract/views";
import type { Actor, Presence, SessionState } from "./state";
import { instructorView } from "./view-instructor";
import { roomView } from "./view-room";
import { selfView } from "./view-student";

export interface ViewContext {
  /** ms since the epoch */
  now: number;
  presence: ReadonlyMap<string, Presence>;
  /** of the viewing participant */
  personalCode: string;
}

export type View =
  | { event: "student.view"; view: StudentView }
  | { event: "instructor.view"; view: InstructorView }
  | { event: "room.view"; view: ScreenView["room"] };

/** The full view of a viewer, as sent on every (re)connect. A removed participant sees what a visitor sees, and why. */
export function viewFor(state: SessionState, viewer: Actor, context: ViewContext): View {
  const { now, presence, personalCode } = context;
  if (viewer.role === "instructor" && viewer.instructorId === state.instructorId)
    return { event: "instructor.view", view: instructorView(state, presence, now) };
  const room = roomView(state, presence, now);
  if (viewer.role === "screen") return { event: "room.view", view: room };
  const participant = viewer.role === "student" ? state.participants.get(viewer.participantId) : undefined;
  const self = participant?.removedAt === null ? selfView(state, participant.id, personalCode) : null;
  const removed = participant !== undefined && participant.removedAt !== null;
  return { event: "student.view", view: { room, self, removed } };
}
