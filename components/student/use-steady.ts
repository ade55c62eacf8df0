"use client";
import { useEffect, useState } from "react";

/** True once a condition has held for a while, so that a moment's interruption does not flash a warning. */
export function useSteady(condition: boolean, ms: number): boolean {
  const [steady, setSteady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSteady(condition), condition ? ms : 0);
    return () => clearTimeout(timer);
  }, [condition, ms]);
  return steady && condition;
}
