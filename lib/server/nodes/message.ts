/** What a server process tells the others in a second. */
import type { TriesTold } from "@/lib/auth/tries";
import type { RoomWord } from "../room/elsewhere";
import type { PointsTold } from "../told-points";

export interface Message {
  /** processes whose rooms this one does not know whole */
  asks: readonly string[];
  /** of every room that it holds; null for one that nobody else is known to hold */
  rooms: Readonly<Record<string, RoomWord | null>>;
  /** wrong codes and passwords since its last message, and requests of who asks much: they count wherever they come in */
  codes: PointsTold;
  joins: PointsTold;
  passwords: Readonly<Record<string, TriesTold>>;
}

export const contentOf = (message: Message): string => JSON.stringify(message);

/** Written by this same code, of this same protocol: the registry lets no others in. */
export const messageOf = (content: string): Message => JSON.parse(content) as Message;
