"use client";
import { nanoid } from "nanoid";
import { useCallback, useEffect, useRef, useState } from "react";
import type { FinishedRun } from "@/lib/contract/lab";
import { openRuns, type RunDatabase } from "./run-database";
import type { StoredRun } from "./stored-run";

export interface Runs {
  /** newest first */
  list: readonly StoredRun[];
  keep: (run: FinishedRun) => void;
  change: (id: string, change: Partial<Pick<StoredRun, "pinned" | "title">>) => void;
  remove: (id: string) => void;
  restore: (run: StoredRun) => void;
}

interface Notices {
  /** so many old runs went to make room */
  onGone: (count: number) => void;
  /** the run could not be kept */
  onFailed: () => void;
}

const newestFirst = (runs: StoredRun[]): StoredRun[] => runs.sort((a, b) => b.at - a.at);

/** The runs that this browser keeps for an owner. */
export function useRuns(owner: string, notices: Notices): Runs {
  const [list, setList] = useState<StoredRun[]>([]);
  const database = useRef<Promise<RunDatabase> | null>(null);
  const open = useCallback(() => (database.current ??= openRuns()), []);
  const told = useRef(notices);
  useEffect(() => {
    told.current = notices;
  });

  const reload = useCallback(async () => {
    setList(newestFirst(await (await open()).list(owner)));
  }, [open, owner]);

  useEffect(() => {
    // reading the browser's own storage, which is outside React
    // eslint-disable-next-line react-hooks/set-state-in-effect
    void reload();
  }, [reload]);

  const store = useCallback(
    async (run: StoredRun) => {
      try {
        const gone = await (await open()).put(run);
        if (gone.length > 0) told.current.onGone(gone.length);
      } catch {
        told.current.onFailed();
      }
      await reload();
    },
    [open, reload],
  );

  const keep = useCallback(
    (run: FinishedRun) => {
      const last = run.curve.at(-1);
      void store({
        ...run,
        id: nanoid(),
        owner,
        at: Date.now(),
        pinned: false,
        loss: last?.loss ?? null,
        trainAccuracy: last?.trainAccuracy ?? null,
      });
    },
    [owner, store],
  );
  const change: Runs["change"] = (id, changes) => {
    const run = list.find((one) => one.id === id);
    if (run) void store({ ...run, ...changes });
  };
  const remove = (id: string) => void open().then((db) => db.remove(id).then(reload));
  return { list, keep, change, remove, restore: (run) => void store(run) };
}
