/** Who is at the other end of a connection, as far as a room knows, and the channels that reach many at once. */
import type { Socket } from "socket.io";
import type { ClientEvents, ServerEvents } from "@/lib/contract/events";
import type { WireError } from "@/lib/contract/errors";
import type { Pane } from "@/lib/contract/parts";
import type { Subscription } from "@/lib/live/parts";
import type { Audience } from "@/lib/live/view";

/** Who connected, as the handshake established. Which participant a device is, the room knows. */
export type Viewer =
  | { role: "student"; /** null without a device cookie */ deviceHash: string | null }
  | { role: "instructor"; instructorId: string; signInId: string }
  | { role: "screen" };

export interface GuestData {
  viewer: Viewer;
  /** what the page has open; null for one that is sent whole views */
  panes: readonly Pane[] | null;
}

/** A connection inside a room. */
export type Guest = Socket<ClientEvents, ServerEvents, Record<string, never>, GuestData>;

/** socket.io's rooms, to which a message is encoded once for all. */
export interface Channels {
  to(channels: string | string[]): {
    emit<Name extends keyof ServerEvents>(name: Name, ...view: Parameters<ServerEvents[Name]>): unknown;
  };
}

/** A hall is sent to in so many shares: a thousand writes at once would keep every acknowledgement waiting. */
export const shares = 8;

const channel = (sessionId: string, shown: Subscription | Audience, share: number): string =>
  `${sessionId}:${shown}:${share}`;

/** The share of the hall that a connection is in, for as long as it lasts; 0 … shares − 1. */
const shareOf = ({ id }: Pick<Guest, "id">): number => id.charCodeAt(id.length - 1) % shares;

/** The channel that a connection is in: of its share of those who are sent the same, parts that they are subscribed to, or whole views. */
export const channelOf = (
  sessionId: string,
  shown: Subscription | Audience,
  guest: Pick<Guest, "id">,
): string => channel(sessionId, shown, shareOf(guest));

/** The channels of all who are sent the same, share by share. */
export const channelsOf = (sessionId: string, shown: Subscription | Audience): string[] =>
  Array.from({ length: shares }, (_, share) => channel(sessionId, shown, share));

/** The device of a student's connection; null for others and without a cookie. */
export const deviceOf = ({ data: { viewer } }: Guest): string | null =>
  viewer.role === "student" ? viewer.deviceHash : null;

/** Tells a connection why it is no longer welcome, and ends it. */
export function dismiss(guest: Guest, reason: WireError): void {
  guest.emit("connection.closed", reason);
  guest.disconnect(true);
}
