"use client";
import { useEffect, useState, type RefObject } from "react";

/** Near enough to count as seen: what takes time can begin before one gets there. */
const margin = "400px";

/** Whether the element has come near the view; once seen, it stays so. */
export function useSeen(box: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !box.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: margin },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, seen]);
  return seen;
}
