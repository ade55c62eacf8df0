/** Runs in IndexedDB. Where there is none (a private window), they live as long as the page. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { StoredRun } from "./stored-run";

interface Schema extends DBSchema {
  runs: { key: string; value: StoredRun; indexes: { owner: string } };
}

export interface RunDatabase {
  list(owner: string): Promise<StoredRun[]>;
  /** @returns ids of unpinned runs that had to go to make room */
  put(run: StoredRun): Promise<string[]>;
  remove(id: string): Promise<void>;
}

/** Most runs kept for one owner; the oldest unpinned go first. */
export const mostRuns = 200;

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "QuotaExceededError" || error.code === 22);

/** Oldest unpinned first. */
const expendable = (runs: readonly StoredRun[], keep: string): StoredRun[] =>
  runs.filter(({ id, pinned }) => !pinned && id !== keep).sort((a, b) => a.at - b.at);

class IndexedRuns implements RunDatabase {
  constructor(private readonly db: IDBPDatabase<Schema>) {}

  list = (owner: string): Promise<StoredRun[]> => this.db.getAllFromIndex("runs", "owner", owner);

  async put(run: StoredRun): Promise<string[]> {
    const gone: string[] = [];
    const all = await this.list(run.owner);
    const surplus = expendable(all, run.id).slice(0, Math.max(0, all.length + 1 - mostRuns));
    for (const { id } of surplus) await this.drop(id, gone);
    for (;;) {
      try {
        await this.db.put("runs", run);
        return gone;
      } catch (error) {
        const next = expendable(await this.db.getAll("runs"), run.id).slice(0, 5);
        if (!isFull(error) || next.length === 0) throw error;
        for (const { id } of next) await this.drop(id, gone);
      }
    }
  }

  remove = (id: string): Promise<void> => this.db.delete("runs", id);

  private async drop(id: string, gone: string[]): Promise<void> {
    await this.remove(id);
    gone.push(id);
  }
}

class PassingRuns implements RunDatabase {
  private readonly runs = new Map<string, StoredRun>();

  list = async (owner: string): Promise<StoredRun[]> =>
    [...this.runs.values()].filter((run) => run.owner === owner);

  async put(run: StoredRun): Promise<string[]> {
    this.runs.set(run.id, run);
    return [];
  }

  async remove(id: string): Promise<void> {
    this.runs.delete(id);
  }
}

/** Opens the database of runs. */
export async function openRuns(name = "spiralroom-runs"): Promise<RunDatabase> {
  if (typeof indexedDB === "undefined") return new PassingRuns();
  try {
    const db = await openDB<Schema>(name, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore("runs", { keyPath: "id" }).createIndex("owner", "owner");
      },
    });
    return new IndexedRuns(db);
  } catch {
    return new PassingRuns();
  }
}
