/** What the server last said to a student: the room, and the student's own part. */
import type { RoomView, SelfView, StudentView } from "@/lib/contract/views";
import type { Connection } from "./connection";

export interface StudentViewStore {
  /** null before the first view; the same object until something changes */
  get(): StudentView | null;
  subscribe(listener: () => void): () => void;
}

/** Follows the three events that tell a student something. Create it together with the connection. */
export function followStudentView(connection: Pick<Connection, "on">): StudentViewStore {
  const watchers = new Set<() => void>();
  let view: StudentView | null = null;
  const become = (next: StudentView) => {
    view = next;
    for (const watcher of [...watchers]) watcher();
  };
  connection.on("student.view", become);
  connection.on("room.view", (room: RoomView) => {
    // an ISO time in UTC orders as text
    if (view && room.serverTime >= view.room.serverTime) become({ ...view, room });
  });
  connection.on("self.view", (self: SelfView) => {
    if (view) become({ ...view, self });
  });
  return {
    get: () => view,
    subscribe: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}
