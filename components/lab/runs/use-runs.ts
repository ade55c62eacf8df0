"use client";
import { nanoid } from "nanoid";
import { useCallback, useEffect, useRef, useState } from "react";
import type { FinishedRun } from "@/lib/contract/lab";
import { labDatabase } from "@/lib/lab/keep/lab-database";
import type { StoredRun } from "@/lib/lab/keep/stored-run";

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
  const told = useRef(notices);
  useEffect(() => {
    told.current = notices;
  });

  useEffect(() => {
    let stop = () => {};
    let closed = false;
    void labDatabase().then((database) => {
      const reload = async () => {
        const found = newestFirst(await database.list("runs", owner));
        if (!closed) setList(found);
      };
      if (closed) return;
      stop = database.watch((shelf) => shelf === "runs" && void reload());
      void reload();
    });
    return () => {
      closed = true;
      stop();
    };
  }, [owner]);

  const store = useCallback(async (run: StoredRun) => {
    try {
      const gone = await (await labDatabase()).put("runs", run);
      if (gone > 0) told.current.onGone(gone);
    } catch {
      told.current.onFailed();
    }
  }, []);

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
  const remove = (id: string) => void labDatabase().then((database) => database.remove("runs", id));
  return { list, keep, change, remove, restore: (run) => void store(run) };
}
