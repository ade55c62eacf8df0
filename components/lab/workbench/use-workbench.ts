"use client";
import { useCallback, useState } from "react";
import type { Bay } from "./workbench";

/** Which part of the workbench is open, and the way for others to open one and bring it into view. */
export function useWorkbench(first: Bay | null = null) {
  const [bay, setBay] = useState<Bay | null>(first);
  const [calls, setCalls] = useState(first ? 1 : 0);
  const open = useCallback((next: Bay) => {
    setBay(next);
    setCalls((old) => old + 1);
  }, []);
  return { bay, onBay: setBay, calls, open };
}
