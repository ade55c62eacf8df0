/** What there is of a room to show. */
import type { Watched } from "@/lib/contract/views";
import type { SessionState } from "@/lib/live/state";
import type { Surroundings } from "@/lib/live/view-instructor";
import type { Channels } from "../viewer";
import type { Arrivals } from "./arrivals";
import type { Attendance } from "./attendance";

export interface Picture {
  state: SessionState;
  attendance: Attendance;
  arrivals: Arrivals;
}

/** What views show besides the state. */
export const surroundingsOf = ({ attendance, arrivals }: Picture): Surroundings => ({
  presence: attendance.presence,
  fromOneAddress: () => arrivals.largest + attendance.fromOneAddressElsewhere,
  staff: attendance.staff,
  health: () => attendance.health,
});

export interface ViewSenderOptions {
  io: Channels;
  picture: () => Picture;
  personalCode: (participantId: string) => string;
  /** how a wall looks at a participant; none does when absent */
  watched?: (participantId: string) => Watched | null;
  now: () => number;
  /** told of what a view's computation threw */
  failed: (error: unknown) => void;
}
