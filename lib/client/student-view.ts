/** What the server last said to a student: the room, and the student's own part. */
import type { StudentView } from "@/lib/contract/views";
import type { Connection } from "./connection";
import { Store, type Observable } from "./store";

/**
 * Follows the three views that tell a student something, null before the first of them, and the word that one is
 * removed, after which the next view comes with the line to the door. Create it together with the connection.
 */
export function followStudentView(connection: Pick<Connection, "on">): Observable<StudentView | null> {
  const view = new Store<StudentView | null>(null);
  connection.on("connection.closed", ({ code }) => {
    if (code === "removed") view.update((old) => old && { ...old, self: null, removed: true });
  });
  connection.on("student.view", (whole) => view.set(whole));
  connection.on("room.view", (room) =>
    // an ISO time in UTC orders as text
    view.update((old) => (old && room.serverTime >= old.room.serverTime ? { ...old, room } : old)),
  );
  connection.on("self.view", (self) => view.update((old) => old && { ...old, self }));
  return view;
}
