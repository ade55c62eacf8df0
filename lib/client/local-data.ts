/** Small things that this browser remembers for a participant. Everything has the participant's id in its key. */

const keyOf = (owner: string, name: string): string => `spiralroom.${owner}.${name}`;

/** Storage throws where the browser forbids it or is full; what it held was a convenience, never the only copy. */
function attempt<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

export const remember = (owner: string, name: string, text: string): void =>
  attempt(() => localStorage.setItem(keyOf(owner, name), text), undefined);

export const recall = (owner: string, name: string): string | null =>
  attempt(() => localStorage.getItem(keyOf(owner, name)), null);

export const forget = (owner: string, name: string): void =>
  attempt(() => localStorage.removeItem(keyOf(owner, name)), undefined);

function forgetKeys(storage: Storage, owner: string): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  for (const key of keys.filter((name) => name.includes(owner))) storage.removeItem(key);
}

/** Databases of one participant alone carry the id in their name; shared ones are emptied by their owners. */
async function forgetDatabases(owner: string): Promise<void> {
  const databases = (await indexedDB.databases?.()) ?? [];
  for (const { name } of databases) if (name?.includes(owner)) indexedDB.deleteDatabase(name);
}

/** Removes all that this browser remembers for a participant, whichever part of the page stored it. */
export async function forgetEverything(owner: string): Promise<void> {
  attempt(() => forgetKeys(localStorage, owner), undefined);
  attempt(() => forgetKeys(sessionStorage, owner), undefined);
  await attempt(() => forgetDatabases(owner), Promise.resolve()).catch(() => {});
}
