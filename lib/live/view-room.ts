/** The part of the view that all students and the screen share. */
import type { RoomView } from "@/lib/contract/views";
import { isoTime } from "./iso-time";
import type { Presence, SessionState } from "./state";
import { topOfBoard } from "./view-board";

/** Session, board and time; the same for every student. */
export function roomView(
  state: SessionState,
  presence: ReadonlyMap<string, Presence>,
  now: number,
): RoomView {
  const joined = [...state.participants.values()].filter(({ removedAt }) => removedAt === null);
  const { id, code, title, language, status, joinLocked, activities, boardMode, dataset, lesson } = state;
  return {
    session: {
      id,
      code,
      title,
      language,
      status,
      joinLocked,
      activities,
      boardMode,
      dataset,
      lesson,
      present: joined.filter((participant) => (presence.get(participant.id)?.connections ?? 0) > 0).length,
      joined: joined.length,
    },
    board: topOfBoard(state),
    serverTime: isoTime(now),
  };
}
