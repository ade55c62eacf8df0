"use client";
import { useEffect, type RefObject } from "react";

/** Where somebody is busy with something of their own: what they type into, and what lies over the page. */
const busy = "input, textarea, [contenteditable=true], [role=dialog]";

/**
 * Brings the focus to a heading, and so the heading into sight, once for each way by which one was led there; who is typing in sight
 * goes on.
 * @param led names the way; undefined when one was not led
 */
export function useLed(heading: RefObject<HTMLElement | null>, led: string | undefined): void {
  useEffect(() => {
    if (led === undefined) return;
    const own = document.activeElement?.closest(busy);
    if (own && own.getClientRects().length > 0) return;
    heading.current?.focus();
  }, [heading, led]);
}
