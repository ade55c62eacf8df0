"use client";
import { useEffect, useState, type RefObject } from "react";
import { inSight, type Shape, type Slice } from "./grid-shape";

interface Grid {
  shape: Shape;
  /** the tiles whose rows are in the window */
  slice: Slice;
}

/**
 * Where the tiles of a grid stand in the window, followed as it is scrolled and resized; null before it is measured.
 * @param shapeOf the grid of so many in a width of pixels; the same function as long as it says the same
 */
export function useGrid(
  frame: RefObject<HTMLElement | null>,
  count: number,
  shapeOf: (count: number, width: number) => Shape,
): Grid | null {
  const [width, setWidth] = useState(0);
  const [slice, setSlice] = useState<Slice>({ from: 0, to: 0 });
  useEffect(() => {
    const node = frame.current;
    if (!node) return;
    const look = () => {
      const { top, width: wide } = node.getBoundingClientRect();
      setWidth(wide);
      const next = inSight(shapeOf(count, wide), count, -top, innerHeight);
      setSlice((old) => (old.from === next.from && old.to === next.to ? old : next));
    };
    let frameId = 0;
    const ask = () => {
      frameId ||= requestAnimationFrame(() => {
        frameId = 0;
        look();
      });
    };
    ask();
    const observer = new ResizeObserver(ask);
    // what stands above may grow, too
    observer.observe(document.body);
    observer.observe(node);
    addEventListener("scroll", ask, { passive: true });
    addEventListener("resize", ask);
    return () => {
      cancelAnimationFrame(frameId);
      observer.disconnect();
      removeEventListener("scroll", ask);
      removeEventListener("resize", ask);
    };
  }, [frame, count, shapeOf]);
  return width > 0 ? { shape: shapeOf(count, width), slice } : null;
}
