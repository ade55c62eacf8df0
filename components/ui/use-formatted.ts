"use client";
import { useEffect, useState, type RefObject } from "react";
import { formatter } from "@/lib/prose/client";
import type { Formatted } from "@/lib/prose/formatted";
import { useSeen } from "./use-seen";

/**
 * What becomes of a text once it is formatted, which happens in this browser and when it comes near the view.
 * @param typing the text before stays until the new one is ready
 * @returns null until then
 */
export function useFormatted(
  text: string,
  box: RefObject<Element | null>,
  typing: boolean,
): Formatted | null {
  const seen = useSeen(box);
  const [known, setKnown] = useState(() => ({ text, formatted: formatter.known(text) }));
  useEffect(() => {
    if (!seen) return;
    const stop = new AbortController();
    void formatter.format(text, stop.signal).then((formatted) => {
      if (!stop.signal.aborted) setKnown({ text, formatted });
    });
    return () => stop.abort();
  }, [text, seen]);
  return typing || known.text === text ? known.formatted : formatter.known(text);
}
