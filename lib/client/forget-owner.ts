/** "Not me" on a shared machine. */
import type { Outbox } from "./outbox";
import { forgetRemembered } from "./remembered";
import { forgetTab } from "./tab";

/** Leaves nothing of a participant in this browser but what the lab keeps in a database of its own. */
export async function forgetOwner(owner: string, outbox: Pick<Outbox, "wipe">): Promise<void> {
  await outbox.wipe();
  forgetRemembered(owner);
  forgetTab();
}
