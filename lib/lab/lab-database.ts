/** Runs, comparisons and what is underway in IndexedDB. Where there is none (a private window), they live as long as the page; in one that opens late, from then on. */
import { openDB, type IDBPDatabase } from "idb";
import { DatabaseLine } from "@/lib/client/database-line";
import { refuseOwner } from "@/lib/client/forgotten";
import { inTime } from "@/lib/client/in-time";
import type { Comparison } from "./compare/comparison";
import { IndexedShelf, shelfNames, type ShelfName, type ShelfSchema } from "./keep/indexed-shelf";
import type { KeptRun } from "./keep/kept-run";
import { LateShelf } from "./keep/late-shelf";
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

const stored = (line: DatabaseLine<ShelfSchema>) => ({
  runs: new IndexedShelf<KeptRun>(line, "runs", most.runs),
  comparisons: new IndexedShelf<Comparison>(line, "comparisons", most.comparisons),
  underway: new IndexedShelf<UnderwayRun>(line, "underway", most.underway),
});

/** @param opening a database that has not opened in time; null where there is none */
function passing(opening: Promise<DatabaseLine<ShelfSchema>> | null): LabDatabase {
  const runs = new LateShelf<KeptRun>();
  const comparisons = new LateShelf<Comparison>();
  const underway = new LateShelf<UnderwayRun>();
  let lasting = false;
  const goOver = async () => {
    const line = await opening;
    if (!line) return;
    const there = stored(line);
    await runs.goOver(there.runs);
    await comparisons.goOver(there.comparisons);
    await underway.goOver(there.underway);
    lasting = true;
  };
  // one that is refused later leaves everything in the page
  goOver().catch(() => {});
  return {
    ...{ runs, comparisons, underway },
    get lasting() {
      return lasting;
    },
  };
}

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
  return opening;
}

/**
 * Opens the lab's storage; where the browser refuses or does not answer, what is kept lives as long as the page, or until
 * the storage is open.
 */
export async function openLabDatabase(name = "spiralroom-runs"): Promise<LabDatabase> {
  if (typeof indexedDB === "undefined") return passing(null);
  const line = open(name).then((database) => new DatabaseLine(database, () => inTime(open(name))));
  try {
    return { ...stored(await inTime(line)), lasting: true };
  } catch {
    return passing(line);
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
