/** Ends the connections of instructors whose sign-in was revoked while they only watch. */
import type { Connection, SocketServer } from "./connection";
import type { Dependencies } from "./dependencies";
import { dismiss } from "./viewer";

const everyMs = 3_000;

async function check(connection: Connection, { instructorOfCookies }: Dependencies): Promise<void> {
  const { viewer } = connection.data;
  if (viewer?.role !== "instructor") return;
  const signedIn = await instructorOfCookies(connection.handshake.headers);
  if (signedIn?.instructorId !== viewer.instructorId) dismiss(connection, { code: "unauthenticated" });
}

/** Checks again and again. @returns the way to stop */
export function watchSignIns(io: SocketServer, dependencies: Dependencies): () => void {
  const timer = setInterval(() => {
    for (const connection of io.sockets.sockets.values())
      // while the database is away nobody's sign-in is doubted
      check(connection, dependencies).catch(() => undefined);
  }, everyMs);
  return () => clearInterval(timer);
}
