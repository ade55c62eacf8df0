/** Who sees what, decided in one place: on every (re)connect the whole, and afterwards what became another. */
import type { BoardRow, InstructorView, RoomView, SelfView, StudentView } from "@/lib/contract/views";
import { barred, lostToErasure } from "./authority";
import type { Actor, SessionState } from "./state";
import type { Touched } from "./touched";
import { placesInQueue } from "./hands";
import { placeOf } from "./view-board";
import { instructorView, type Surroundings } from "./view-instructor";
import { classView, doorView, roomView } from "./view-room";
import { dutyOf } from "./staff";
import { selfView } from "./view-student";

/** What views need besides the state. */
export interface ViewContext extends Surroundings {
  /** ms since the epoch */
  now: number;
  /** of a participant, shown to themselves only */
  personalCode: (participantId: string) => string;
}

/** Those who are shown the same beside their own part: one view is made and encoded for all of them. */
export type Audience = "students" | "screen" | "instructor" | "visitors";

/** The whole of what a viewer sees. */
export type View =
  | { event: "student.view"; view: StudentView }
  | { event: "instructor.view"; view: InstructorView }
  | { event: "room.view"; view: RoomView };

const rooms = { students: classView, screen: roomView, visitors: doorView };

/** A view that changed, and to whom it goes: an audience, or one participant. */
export type ChangedView =
  | { event: "room.view"; to: keyof typeof rooms; view: RoomView }
  | { event: "instructor.view"; to: "instructor"; view: InstructorView }
  | { event: "self.view"; to: { participantId: string }; view: SelfView };

/**
 * Participants, screens and the session's staff are an audience each. Visitors and who was removed are in one that
 * hears only of what stands at the door.
 */
export function audienceOf(state: SessionState, viewer: Actor): Audience {
  if (viewer.role === "screen") return "screen";
  if (viewer.role === "instructor") return dutyOf(state, viewer.instructorId) ? "instructor" : "visitors";
  const participant = viewer.role === "student" ? state.participants.get(viewer.participantId) : undefined;
  return participant?.removedAt === null ? "students" : "visitors";
}

/** A participant's own part; null for who is removed or unknown. */
export function ownView(
  state: SessionState,
  participantId: string,
  { personalCode }: Pick<ViewContext, "personalCode">,
): SelfView | null {
  const participant = state.participants.get(participantId);
  return participant?.removedAt === null ? selfView(state, participantId, personalCode(participantId)) : null;
}

/** The full view of a viewer, as sent on every (re)connect. A removed participant sees what a visitor sees, and why. */
export function viewFor(state: SessionState, viewer: Actor, context: ViewContext): View {
  const { now, presence } = context;
  const audience = audienceOf(state, viewer);
  if (audience === "instructor")
    return { event: "instructor.view", view: instructorView(state, now, context) };
  const room = rooms[audience](state, presence, now);
  if (viewer.role === "screen") return { event: "room.view", view: room };
  const id = viewer.role === "student" ? viewer.participantId : "";
  const was = viewer.role === "visitor" ? (viewer.was ?? []) : [id];
  const self = ownView(state, id, context);
  const removed = barred(state, was);
  const erased = self === null && !removed && lostToErasure(state, was);
  const left = viewer.role === "visitor" && was.length > 0 && !removed && !erased;
  const gone = { ...(left && { left }), ...(erased && { erased }) };
  return { event: "student.view", view: { room, self, removed, ...gone } };
}

/** Whether a place reads the same; its fields are plain values. */
export function samePlace(a: BoardRow | null, b: BoardRow | null): boolean {
  if (a === null || b === null || a === b) return a === b;
  const fields: Readonly<Record<string, unknown>> = b;
  return Object.entries(a).every(([field, value]) => fields[field] === value);
}

/** Participants whose own part may be another by this; with `everySelf` it is everybody's. */
const selvesTouched = (state: SessionState, { selves, queue }: Touched): Iterable<string> =>
  queue ? new Set([...selves, ...placesInQueue(state).keys()]) : selves;

/**
 * Of those who are sent whole views (visitors, pages of before there were parts) the ones that are another after
 * something happened: the class's and the screen's once, to each participant who looks on their own
 * part when it changed (by their own doing or by a new place), and the instructor's once. Visitors are sent the room
 * when the door changed, and not for every entry on the board.
 * @param viewers those who look on
 * @param told the place that each participant's page shows by the last `self.view`; none when absent
 */
export function* viewsAfter(
  state: SessionState,
  touched: Touched,
  viewers: readonly Actor[],
  context: ViewContext & { told: ReadonlyMap<string, BoardRow | null> },
): Generator<ChangedView, void> {
  const { now, presence, told } = context;
  const isThere = (audience: Audience) => viewers.some((viewer) => audienceOf(state, viewer) === audience);
  if (touched.room && isThere("students"))
    yield { event: "room.view", to: "students", view: classView(state, presence, now) };
  if ((touched.room || touched.votes) && isThere("screen"))
    yield { event: "room.view", to: "screen", view: roomView(state, presence, now) };
  if (touched.door) yield { event: "room.view", to: "visitors", view: doorView(state, presence, now) };
  const moved = (id: string) => touched.room && !samePlace(told.get(id) ?? null, placeOf(state, id));
  const selves = new Set(selvesTouched(state, touched));
  const changed = (id: string) => touched.everySelf || selves.has(id) || moved(id);
  for (const id of new Set(viewers.flatMap((one) => (one.role === "student" ? one.participantId : [])))) {
    const view = changed(id) ? ownView(state, id, context) : null;
    if (view) yield { event: "self.view", to: { participantId: id }, view };
  }
  if (isThere("instructor") && (touched.instructor || touched.room))
    yield {
      event: "instructor.view",
      to: "instructor",
      view: instructorView(state, now, context),
    };
}
