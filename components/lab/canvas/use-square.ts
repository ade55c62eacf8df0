"use client";
import { useEffect, useState, type RefObject } from "react";

/** Side of a square element in device pixels, at most `most`; 0 before it is measured. */
export function useSquare(element: RefObject<HTMLElement | null>, most = 1400): number {
  const [side, setSide] = useState(0);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const observer = new ResizeObserver(([entry]) => {
      setSide(Math.min(most, Math.round(entry.contentRect.width * Math.min(2, devicePixelRatio))));
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, most]);
  return side;
}
