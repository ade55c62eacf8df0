"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DeskMark, MarkToSave, SaveMark, Sheet } from "@/lib/review/desk";

/** What a mark is before anything was given. */
export const noMark: DeskMark = { rubric: [], points: null, comment: "" };

const sheetKey = ({ participantId, itemId }: { participantId: string; itemId: string }): string =>
  `${participantId} ${itemId}`;

export type SaveState = "saved" | "saving" | "failed";

/** Quiet after the last keystroke before a mark is sent. */
const settleMs = 400;

export interface Marks {
  of: (sheet: { participantId: string; itemId: string }) => DeskMark | null;
  set: (mark: MarkToSave) => void;
  retry: () => void;
  /** of all marks together */
  state: SaveState;
}

/** Asks before the page is left while something is not stored. */
function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}

/** Sends what waits, one after another; what changed meanwhile goes again. */
function useSender(sessionId: string, save: SaveMark) {
  const waiting = useRef(new Map<string, MarkToSave>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sending = useRef(false);
  const [state, setState] = useState<SaveState>("saved");

  const flush = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    let fine = true;
    for (let next; fine && (next = waiting.current.entries().next().value);) {
      const [key, mark] = next;
      fine = await save(sessionId, mark).catch(() => false);
      if (fine && waiting.current.get(key) === mark) waiting.current.delete(key);
    }
    sending.current = false;
    setState(fine ? "saved" : "failed");
  }, [sessionId, save]);

  const send = useCallback(
    (mark: MarkToSave) => {
      waiting.current.set(sheetKey(mark), mark);
      setState("saving");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), settleMs);
    },
    [flush],
  );

  const retry = useCallback(() => {
    setState("saving");
    void flush();
  }, [flush]);

  // leaving for another item must not wait for the pause
  useEffect(() => () => void (waiting.current.size > 0 && flush()), [flush]);
  return { state, send, retry };
}

/** The marks of the sheets on the desk, saved as one goes. */
export function useMarks(sessionId: string, sheets: readonly Sheet[], save: SaveMark): Marks {
  const [changed, setChanged] = useState<ReadonlyMap<string, DeskMark>>(new Map());
  const { state, send, retry } = useSender(sessionId, save);
  const stored = useMemo(() => new Map(sheets.map((sheet) => [sheetKey(sheet), sheet.mark])), [sheets]);
  useLeaveWarning(state !== "saved");

  const of = useCallback<Marks["of"]>(
    (sheet) => changed.get(sheetKey(sheet)) ?? stored.get(sheetKey(sheet)) ?? null,
    [changed, stored],
  );
  const set = useCallback<Marks["set"]>(
    (mark) => {
      const { rubric, points, comment } = mark;
      setChanged((old) => new Map(old).set(sheetKey(mark), { rubric, points, comment }));
      send(mark);
    },
    [send],
  );
  return { of, set, retry, state };
}
