/** What may be said of a participant's work: whether the server has all of it. */
import type { OutboxSnapshot } from "./outbox";
import type { OutboxItem } from "./outbox-item";

export interface SaveState {
  /**
   * reading: what this device holds is not known yet, so nothing else may be said; saved: the server has everything;
   * saving: it is on its way; waiting: it waits for the connection
   */
  state: "reading" | "saved" | "saving" | "waiting";
  /** things that the server does not have, as far as is known; what it refused is told elsewhere */
  count: number;
}

/** How far a piece of work is that the server does not have. @param online whether there is a connection */
export const waitOfItem = (
  { refused }: Pick<OutboxItem, "refused">,
  online: boolean,
): "refused" | "saving" | "waiting" => (refused ? "refused" : online ? "saving" : "waiting");

/** @param online whether there is a connection */
export function saveStateOf(outbox: OutboxSnapshot, online: boolean): SaveState {
  // what is being typed is not on the server either, in whichever tab
  const { items, typed, elsewhere } = outbox;
  const ids = new Set([...[...items, ...typed].map(({ id }) => id), ...elsewhere]);
  for (const { id, refused } of items) if (refused) ids.delete(id);
  const count = ids.size;
  if (!outbox.ready) return { state: "reading", count };
  if (count === 0) return { state: "saved", count };
  return { state: online ? "saving" : "waiting", count };
}
