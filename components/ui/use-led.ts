"use client";
import { useEffect, type RefObject } from "react";

/** Where somebody is busy with something of their own: what they type into, and what lies over the page. */
const busy = "input, textarea, [contenteditable=true], [role=dialog]";

/**
 * Brings the focus to a heading, and into sight what it heads, once for each way by which one was led there; who is typing in sight
 * goes on.
 * @param led names the way; undefined when one was not led
 * @param whole what begins with the heading or with why one is here; its beginning is in sight then. The heading alone unless given
 */
export function useLed(
  heading: RefObject<HTMLElement | null>,
  led: string | undefined,
  whole?: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (led === undefined) return;
    const own = document.activeElement?.closest(busy);
    if (own && own.getClientRects().length > 0) return;
    heading.current?.focus({ preventScroll: true });
    if (whole) whole.current?.scrollIntoView({ block: "start" });
    else heading.current?.scrollIntoView({ block: "nearest" });
  }, [heading, led, whole]);
}
