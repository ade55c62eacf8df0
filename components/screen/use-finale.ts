"use client";
import { useEffect, useMemo, useState } from "react";
import { useMedia } from "@/components/ui/use-media";
import type { FinaleStep } from "@/lib/contract/finale";
import type { Board } from "@/lib/contract/views";
import { finaleFrames } from "./finale-frames";

/** A place is read before the next one is told. */
const placeMs = 1_000;
/** As many places as a hall's screen shows are told one by one. */
const places = 12;

export interface Finale {
  /** what to show now */
  board: Board;
  /** places are still being told */
  climbing: boolean;
}

/**
 * The board of the finale's step. Whoever saw the board stand sees the places told from below; a screen that came later,
 * and a reader who wants less motion, see at once where that leads.
 */
export function useFinale(board: Board, step: FinaleStep): Finale {
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const [before, setBefore] = useState<Board | null>(null);
  const [lastStep, setLastStep] = useState(step);
  const [told, setTold] = useState(Infinity);
  if (step < 2 && board !== before) setBefore(board);
  if (step !== lastStep) {
    setLastStep(step);
    setTold(step === 2 && before ? 0 : Infinity);
  }
  const frames = useMemo(() => (before ? finaleFrames(before, board, places) : []), [before, board]);
  const climbing = step === 2 && !still && told < frames.length - 1;

  useEffect(() => {
    if (!climbing) return;
    const timer = setTimeout(() => setTold(told + 1), placeMs);
    return () => clearTimeout(timer);
  }, [climbing, told]);

  return { board: climbing ? frames[told] : board, climbing };
}
