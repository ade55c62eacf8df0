/** A socket before and after it has said who it is. */
import type { Socket as EngineSocket } from "engine.io";
import type { Connection } from "../connection";

export interface Member {
  socket: EngineSocket;
  /** the client's place, behind trusted proxies */
  address: string;
  /** the token of its device; null without a cookie of ours */
  device: string | null;
  /** null until it has entered a room */
  connection: Connection | null;
}

/** Whether there is a participant, somebody of the staff, or a screen behind it. */
export function known({ connection }: Member): boolean {
  if (!connection) return false;
  const { viewer, room } = connection.data;
  return viewer.role !== "student" || room.actorOf(viewer).role === "student";
}

/** Tells why, where somebody can hear it, and ends the connection without waiting for the other side. */
export function expel({ socket, connection }: Member, retryAfterMs: number): void {
  connection?.emit("connection.closed", { code: "rate-limited", retryAfterMs });
  const wire = socket.request.socket;
  socket.close(true);
  // nothing more is read; the reason gets a moment to go out
  wire.pause();
  setTimeout(() => wire.destroy(), 200);
}
