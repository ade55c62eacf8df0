/** Ends the connections of instructors whose sign-in was revoked while they only watch, and keeps the rooms up with the database. */
import type { Connection, SocketServer } from "./connection";
import type { Dependencies } from "./dependencies";
import type { Rooms } from "./room/rooms";
import { dismiss } from "./viewer";

const everyMs = 3_000;

async function check(connection: Connection, { instructorOfCookies }: Dependencies): Promise<void> {
  const { viewer, credentials } = connection.data;
  if (viewer?.role !== "instructor") return;
  const signedIn = await instructorOfCookies(credentials);
  if (signedIn?.instructorId !== viewer.instructorId) dismiss(connection, { code: "unauthenticated" });
}

/** Checks again and again. @returns the way to stop */
export function watchSignIns(io: SocketServer, rooms: Rooms, dependencies: Dependencies): () => void {
  const timer = setInterval(() => {
    rooms.keepUp().catch(() => undefined);
    // while the database is away nobody's sign-in is doubted
    for (const connection of io.sockets.sockets.values())
      check(connection, dependencies).catch(() => undefined);
  }, everyMs);
  return () => clearInterval(timer);
}
