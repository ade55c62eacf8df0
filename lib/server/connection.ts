/** A socket of ours and what the server knows of it. */
import type { Server, Socket } from "socket.io";
import type { ClientEvents, ServerEvents } from "@/lib/contract/events";
import type { Room } from "./room/room";
import type { Viewer } from "./viewer";

export interface ConnectionData {
  viewer: Viewer;
  room: Room;
  /** of the client, behind trusted proxies */
  address: string;
}

export type Connection = Socket<ClientEvents, ServerEvents, Record<string, never>, ConnectionData>;
export type SocketServer = Server<ClientEvents, ServerEvents, Record<string, never>, ConnectionData>;
