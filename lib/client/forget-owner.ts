/** "Not me" on a shared machine. */
import { databaseStore } from "./outbox-database";
import { wipe } from "./outbox-queue";
import type { OutboxStore } from "./outbox-store";
import { forgetRemembered } from "./remembered";
import { forgetTab } from "./tab";

/**
 * Leaves nothing of a participant in this browser but what the lab keeps in a database of its own. The participant's
 * outbox must be closed before: it would write again.
 * @param open the outbox's store; a browser that refuses it has kept nothing in it
 */
export async function forgetOwner(
  owner: string,
  open: () => Promise<OutboxStore> = databaseStore,
): Promise<void> {
  forgetRemembered(owner);
  forgetTab();
  const store = await open().catch(() => null);
  await store?.transact(owner, wipe);
  store?.close();
}
