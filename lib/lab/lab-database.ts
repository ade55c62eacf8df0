/** Runs, comparisons and what is underway in IndexedDB. Where there is none (a private window), they live as long as the page. */
import { openDB, type IDBPDatabase } from "idb";
import { DatabaseLine } from "@/lib/client/database-line";
import { refuseOwner } from "@/lib/client/forgotten";
import { inTime } from "@/lib/client/in-time";
import type { Comparison } from "./compare/comparison";
import { IndexedShelf, shelfNames, type ShelfName, type ShelfSchema } from "./keep/indexed-shelf";
import type { KeptRun } from "./keep/kept-run";
import { PassingShelf } from "./keep/passing-shelf";
import type { Shelf } from "./keep/shelf";
import type { UnderwayRun } from "./keep/underway-run";

/** Most things kept on a shelf for one owner; the oldest unpinned go first. */
export const most = { runs: 200, comparisons: 40, underway: 8 } as const satisfies Record<ShelfName, number>;

/** What the browser keeps of the lab. */
export interface LabDatabase {
  runs: Shelf<KeptRun>;
  comparisons: Shelf<Comparison>;
  /** each of a megabyte at most */
  underway: Shelf<UnderwayRun>;
  /** what is kept outlives the page */
  lasting: boolean;
}

const passing = (): LabDatabase => ({
  runs: new PassingShelf(),
  comparisons: new PassingShelf(),
  underway: new PassingShelf(),
  lasting: false,
});

function open(name: string): Promise<IDBPDatabase<ShelfSchema>> {
  const opening = openDB<ShelfSchema>(name, 3, {
    upgrade: (fresh) => {
      for (const shelf of shelfNames)
        if (!fresh.objectStoreNames.contains(shelf))
          fresh.createObjectStore(shelf, { keyPath: "id" }).createIndex("owner", "owner");
    },
    // another tab brings a newer version: let it
    blocking: () => void opening.then((db) => db.close()),
  });
  return inTime(opening);
}

/** Opens the lab's storage; where the browser refuses or does not answer, what is kept lives as long as the page. */
export async function openLabDatabase(name = "spiralroom-runs"): Promise<LabDatabase> {
  if (typeof indexedDB === "undefined") return passing();
  try {
    const line = new DatabaseLine(await open(name), () => open(name));
    return {
      runs: new IndexedShelf(line, "runs", most.runs),
      comparisons: new IndexedShelf(line, "comparisons", most.comparisons),
      underway: new IndexedShelf(line, "underway", most.underway),
      lasting: true,
    };
  } catch {
    return passing();
  }
}

let shared: Promise<LabDatabase> | null = null;

/** The page's storage; every list of it sees the same changes. */
export const labDatabase = (): Promise<LabDatabase> => (shared ??= openLabDatabase());

/**
 * "Not me": removes all runs and comparisons of an owner and what is underway, and keeps nothing of theirs that ends later in any tab.
 * @param database the storage itself: the page's may have given up on a slow one
 */
export async function forgetLab(
  owner: string,
  database: () => Promise<LabDatabase> = openLabDatabase,
): Promise<void> {
  refuseOwner(owner);
  const { runs, comparisons, underway } = await database();
  await Promise.all([runs, comparisons, underway].map((shelf) => shelf.forget(owner)));
}
