/** What the server sends unasked. */
import type { PartsMessage } from "./parts";
import type { RequestName, RawPayload, ReplyData } from "./requests";
import type { Reply, WireError } from "./errors";
import type { InstructorView, RoomView, SelfView, StudentView } from "./views";
import type { TilesMessage } from "./wall";

export interface ServerEvents {
  /** on every (re)connect of a student, and after joining, resuming or leaving */
  "student.view": (view: StudentView) => void;
  /** the shared part changed: sent to all students and screens of the room */
  "room.view": (view: RoomView) => void;
  /** one participant's own part changed */
  "self.view": (view: SelfView) => void;
  "instructor.view": (view: InstructorView) => void;
  /** to pages that take parts: what they show, whole at first and then what changed of it */
  "view.parts": (message: PartsMessage) => void;
  /** to a page whose wall has them in sight */
  "wall.tiles": (message: TilesMessage) => void;
  /** to every page of this server, in which build its pages are */
  "server.build": (build: string) => void;
  /** this server ends in order and its lines with it; the page comes to another by itself */
  "server.leaves": (leaves: true) => void;
  /** the connection is no longer welcome: removed, session deleted, signed out; the client does not reconnect */
  "connection.closed": (reason: WireError) => void;
}

/** A socket's request events: each takes a payload and an acknowledgement. */
export type ClientEvents = {
  [Name in RequestName]: (
    payload: RawPayload<Name>,
    acknowledge: (reply: Reply<ReplyData<Name>>) => void,
  ) => void;
};
