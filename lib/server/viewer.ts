/** Who is at the other end of a connection, as far as a room knows, and the channels that reach many at once. */
import type { Socket } from "socket.io";
import type { ClientEvents, ServerEvents } from "@/lib/contract/events";
import type { WireError } from "@/lib/contract/errors";
import type { Audience } from "@/lib/live/view";

/** Who connected, as the handshake established. Which participant a device is, the room knows. */
export type Viewer =
  | { role: "student"; /** null without a device cookie */ deviceHash: string | null }
  | { role: "instructor"; instructorId: string; signInId: string }
  | { role: "screen" };

/** A connection inside a room. */
export type Guest = Socket<ClientEvents, ServerEvents, Record<string, never>, { viewer: Viewer }>;

/** socket.io's rooms, to which a message is encoded once for all. */
export interface Channels {
  to(channel: string): {
    emit<Name extends keyof ServerEvents>(name: Name, ...view: Parameters<ServerEvents[Name]>): unknown;
  };
}

/** The channel of an audience of a session. */
export const channelOf = (sessionId: string, audience: Audience): string => `${sessionId}:${audience}`;

/** The device of a student's connection; null for others and without a cookie. */
export const deviceOf = ({ data: { viewer } }: Guest): string | null =>
  viewer.role === "student" ? viewer.deviceHash : null;

/** Tells a connection why it is no longer welcome, and ends it. */
export function dismiss(guest: Guest, reason: WireError): void {
  guest.emit("connection.closed", reason);
  guest.disconnect(true);
}
