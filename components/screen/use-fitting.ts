"use client";
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { BoardRow } from "@/lib/contract/views";

/** Heights on the projector's board, in its text's size: a row, the head of the table, and a group's heading. */
const rowEm = 2.12;
const headEm = 2;
const headingEm = 1.36;
/** A board of less says nothing; the page scrolls then. */
const leastLines = 3;

/** The first rows that fit, with a heading for each group of them. @param em height that there is, in the text's size */
export function fitting(rows: readonly BoardRow[], em: number, open = 0): BoardRow[] {
  let used = headEm;
  return rows.filter((row, at) => {
    const group = at < open ? 0 : row.tier;
    const before = at === 0 ? null : at - 1 < open ? 0 : rows[at - 1].tier;
    used += rowEm + (group === before ? 0 : headingEm);
    return at < leastLines || used <= em;
  });
}

/**
 * How much height is left for the board, from where it begins to the window's lower edge less a line of text.
 * @returns where to put the board, and the height in the size of its text
 */
export function useHeightLeft(): [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [em, setEm] = useState(0);
  const measure = useCallback(() => {
    if (!box.current) return;
    const size = parseFloat(getComputedStyle(box.current).fontSize);
    const top = box.current.getBoundingClientRect().top + window.scrollY;
    setEm(Math.max(0, (window.innerHeight - top) / size - 2.5));
  }, []);
  // what stands above may be another after every change; the same height again changes nothing
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    addEventListener("resize", measure);
    // the text's size follows the window's a moment after the window has told of it
    const sizes = new ResizeObserver(measure);
    if (box.current) sizes.observe(box.current);
    return () => {
      removeEventListener("resize", measure);
      sizes.disconnect();
    };
  }, [measure]);
  return [box, em];
}
