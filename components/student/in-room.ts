import type { Connection } from "@/lib/client/connection";
import type { Outbox } from "@/lib/client/outbox";
import type { RoomView, SelfView } from "@/lib/contract/views";
import type { Leave } from "./use-leaving";

/** What the page of a participant who is in the room has, before the class and during it. */
export interface InRoom {
  room: RoomView;
  self: SelfView;
  connection: Connection;
  outbox: Outbox;
  leave: Leave;
}
