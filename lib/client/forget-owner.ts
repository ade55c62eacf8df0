/** "Not me" on a shared machine. */
import { refuseOwner } from "./forgotten";
import { databaseStore } from "./outbox-database";
import { wipe } from "./outbox-queue";
import type { OutboxStore } from "./outbox-store";
import { forgetRemembered } from "./remembered";
import { forgetTab, tabChannel } from "./tab";

const channel = "forgotten";

/** Calls back when another tab has forgotten somebody; returns the way to stop. */
export const onForgotten = (listener: () => void): (() => void) => tabChannel(channel, listener).close;

function tellTabs(): void {
  const others = tabChannel(channel, () => {});
  others.tell();
  others.close();
}

/**
 * Leaves nothing of a participant in this browser but what the lab keeps in a database of its own (`forgetLab`; the
 * page's `useLeaving` asks both), and lets no tab store anything of theirs until they are readmitted.
 * @param open the outbox's store; a browser that refuses it has kept nothing in it
 */
export async function forgetOwner(
  owner: string,
  open: () => Promise<OutboxStore> = databaseStore,
): Promise<void> {
  refuseOwner(owner);
  forgetRemembered(owner);
  forgetTab();
  const store = await open().catch(() => null);
  await store?.transact(owner, wipe);
  store?.close();
  tellTabs();
}
