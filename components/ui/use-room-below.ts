"use client";
import { useLayoutEffect, useState, type RefObject } from "react";

/** Pixels kept free under it. */
const margin = 12;

/** Pixels from an element's top to the window's bottom, as the page stands before it is scrolled; null before it is measured. */
export function useRoomBelow(element: RefObject<HTMLElement | null>): number | null {
  const [room, setRoom] = useState<number | null>(null);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      // a tab that is not in front has no place
      if (node.getClientRects().length === 0) return;
      setRoom(Math.floor(innerHeight - (node.getBoundingClientRect().top + scrollY) - margin));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    observer.observe(document.body);
    addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      removeEventListener("resize", measure);
    };
  }, [element]);
  return room;
}
