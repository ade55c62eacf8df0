"use client";
import { useLayoutEffect, useRef, type RefObject } from "react";

/** Whether the reader asks for less motion. */
const prefersStillness = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Lets rows glide to their new places when their order changes.
 * Rows are found by `data-row`; a reader who wants less motion sees them change at once.
 */
export function useRowMovement(
  table: RefObject<HTMLTableElement | null>,
  order: string,
  duration: number,
): void {
  const tops = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const rows = [...(table.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const now = new Map(rows.map((row) => [row.dataset.row ?? "", row.offsetTop]));
    for (const row of prefersStillness() ? [] : rows) {
      const before = tops.current.get(row.dataset.row ?? "");
      const distance = before === undefined ? 0 : before - row.offsetTop;
      if (distance !== 0)
        row.animate([{ transform: `translateY(${distance}px)` }, { transform: "none" }], {
          duration,
          easing: "cubic-bezier(0.2, 0, 0, 1)",
        });
    }
    tops.current = now;
  }, [table, order, duration]);
}
