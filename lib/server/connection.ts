/** A socket of ours and what the server knows of it. */
import type { Server, Socket } from "socket.io";
import type { ClientEvents, ServerEvents } from "@/lib/contract/events";
import type { Room } from "./room/room";

/** Who connected, as the handshake established. Which participant a device is, the room knows. */
export type Viewer =
  | { role: "student"; /** null without a device cookie */ deviceHash: string | null }
  | { role: "instructor"; instructorId: string; signInId: string }
  | { role: "screen" };

export interface ConnectionData {
  viewer: Viewer;
  room: Room;
  /** of the client, behind trusted proxies */
  address: string;
}

export type Connection = Socket<ClientEvents, ServerEvents, Record<string, never>, ConnectionData>;
export type SocketServer = Server<ClientEvents, ServerEvents, Record<string, never>, ConnectionData>;

/** socket.io's rooms, to which a message is encoded once for all. */
export const channels = {
  /** students and screens */
  shared: (sessionId: string) => `${sessionId}:shared`,
  instructor: (sessionId: string) => `${sessionId}:instructor`,
};
