"use client";
import { useCallback, useEffect, useState } from "react";
import type { Board } from "@/lib/contract/views";

/** How long the old order stays up before the rows move. */
const suspenseMs = 3_500;

export interface Finale {
  /** what to show now */
  board: Board | undefined;
  stage: "none" | "before" | "after";
  /** shows it again; null when this screen never saw the board before the reveal */
  replay: (() => void) | null;
}

/** The finale: the board as the class last saw it, then as the private half has it. */
export function useFinale(board: Board | undefined): Finale {
  const revealed = board?.mode === "revealed";
  const [before, setBefore] = useState<Board | undefined>(undefined);
  const [wasRevealed, setWasRevealed] = useState(revealed);
  const [suspense, setSuspense] = useState(false);
  if (board && !revealed && board !== before) setBefore(board);
  if (revealed !== wasRevealed) {
    setWasRevealed(revealed);
    setSuspense(revealed && !!before && before.rows.length > 0);
  }

  useEffect(() => {
    if (!suspense) return;
    const timer = setTimeout(() => setSuspense(false), suspenseMs);
    return () => clearTimeout(timer);
  }, [suspense]);

  const play = useCallback(() => setSuspense(true), []);
  const replay = before && before.rows.length > 0 ? play : null;
  if (!revealed) return { board, stage: "none", replay: null };
  return suspense ? { board: before, stage: "before", replay } : { board, stage: "after", replay };
}
