/** A socket of ours and what the server knows of it. */
import type { RequestHeaders } from "@/lib/auth/instructor-of-request";
import type { Server, Socket } from "socket.io";
import type { ClientEvents, ServerEvents } from "@/lib/contract/events";
import type { Room } from "./room/room";
import type { GuestData } from "./viewer";

export interface ConnectionData extends GuestData {
  room: Room;
  /** the client's place, behind trusted proxies */
  address: string;
  /** by which a sign-in is looked up */
  credentials: RequestHeaders;
}

export type Connection = Socket<ClientEvents, ServerEvents, Record<string, never>, ConnectionData>;
export type SocketServer = Server<ClientEvents, ServerEvents, Record<string, never>, ConnectionData>;
