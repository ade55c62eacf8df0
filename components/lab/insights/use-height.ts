"use client";
import { useEffect, useState, type RefObject } from "react";

/** Height of an element in pixels, followed; 0 before it is measured. What is in the element must not decide it. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const observer = new ResizeObserver(([entry]) => setHeight(entry.contentRect.height));
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
