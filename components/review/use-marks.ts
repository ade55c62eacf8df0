"use client";
import { useEffect, useMemo } from "react";
import { useStore } from "@/components/ui/use-store";
import type { DeskLine, DeskMark, SaveMark } from "@/lib/review/desk";
import { askBeforeLeaving, watchLeave } from "@/lib/client/watch-leave";
import { GivenMarks, type GivenMark, type GivenSnapshot, type SaveState } from "./given-marks";
import { sheetKey, type Sheet } from "./kept-marks";

export interface Marks {
  of: (sheet: Sheet) => DeskMark | null;
  set: (mark: DeskMark & Sheet) => void;
  retry: () => void;
  /** of all marks together */
  state: SaveState;
  /** those that somebody else gave, too, and differently */
  conflicts: readonly GivenMark[];
  /** those that could not be stored, as whoever they are of was erased */
  gone: readonly Sheet[];
  choose: (sheet: Sheet, whose: "mine" | "theirs") => void;
}

const nothing: GivenSnapshot = { given: new Map(), gone: [], state: "saved" };

/** Takes over what pages of before left, and leaves nothing behind: what is kept goes on when the desk is opened again. */
function useLeaving(marks: GivenMarks): void {
  useEffect(() => {
    marks.open();
    // leaving for another item must not wait for the pause
    const flush = () => void marks.flush();
    const stops = [watchLeave(flush), askBeforeLeaving(() => marks.unkept)];
    return () => {
      for (const stop of stops) stop();
      flush();
    };
  }, [marks]);
}

/** The marks of the lines on the desk, saved as one goes. */
export function useMarks(sessionId: string, lines: readonly DeskLine[], save: SaveMark): Marks {
  const marks = useMemo(() => new GivenMarks(sessionId, save), [sessionId, save]);
  const { given, gone, state } = useStore(marks, nothing);
  const stored = useMemo(() => new Map(lines.map((line) => [sheetKey(line), line.mark])), [lines]);
  useLeaving(marks);
  const storedOf = (sheet: Sheet) => stored.get(sheetKey(sheet)) ?? null;
  return {
    of: (sheet) => marks.of(sheet, storedOf(sheet)),
    set: ({ participantId, itemId, ...mark }) => {
      const sheet = { participantId, itemId };
      marks.give(sheet, mark, storedOf(sheet));
    },
    retry: () => void marks.flush(),
    state,
    conflicts: [...given.values()].filter(({ other }) => other),
    gone,
    choose: (sheet, whose) => marks.choose(sheet, whose),
  };
}
