"use client";
import { useTheme } from "next-themes";
import { useEffect, useState, type RefObject } from "react";
import { readPalette, type Palette } from "./palette";

/** The palette of an element; read again when the theme changes. Null before the first paint. */
export function usePalette(element: RefObject<Element | null>): Palette | null {
  const { resolvedTheme } = useTheme();
  const [palette, setPalette] = useState<Palette | null>(null);
  useEffect(() => {
    // the theme's class is set in another effect; one frame later the tokens have changed
    const frame = requestAnimationFrame(() => element.current && setPalette(readPalette(element.current)));
    return () => cancelAnimationFrame(frame);
  }, [element, resolvedTheme]);
  return palette;
}
