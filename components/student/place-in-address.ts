"use client";
import { useSyncExternalStore } from "react";

/**
 * The place that an entry of the browser's history stands for. It is written into the entry itself: Next keeps its own
 * idea of the address and on a busy machine writes it down late, into whichever entry Back has come to by then.
 */
function placeNow(): string {
  const { state } = history as { state: { place?: unknown } | null };
  return typeof state?.place === "string" ? state.place : location.hash.slice(1);
}

/** What Next is told of it makes it take over this address. */
const replace = (place: string) => history.replaceState({ place }, "", `#${place}`);

const moved = "spiralroom-moved";

function subscribe(listener: () => void): () => void {
  const changed = () => {
    // typed by hand, or by a link in the page: the entry is new and Next does not know of it
    if (!history.state) replace(placeNow());
    listener();
  };
  const events = ["popstate", "hashchange", moved];
  for (const event of events) window.addEventListener(event, changed);
  return () => {
    for (const event of events) window.removeEventListener(event, changed);
  };
}

/** The part of the address after #, so that a reload and a link keep one's place. */
export const usePlaceInAddress = (): string => useSyncExternalStore(subscribe, placeNow, () => "");

/**
 * Goes to a place in the address. Another part of the room is a step of the browser's history: Back, or a swipe, goes to
 * the one before and not out of the room. Going about within a part, "questions/q3", leaves no trail.
 * @param part that is shown now, whether the address names it or not
 */
export function goToPlace(next: string, part: string): void {
  // a press of a tab is told twice: by the pointer, and by the focus that follows it
  if (next === placeNow()) return;
  if (next.split("/")[0] === part) replace(next);
  else {
    // Back must find the part that is left, whichever is the first by then
    if (placeNow() === "") replace(part);
    // a state of Next's own goes past it: told before, it writes the new address into the entry that is left
    history.pushState({ ...history.state, place: next }, "", `#${next}`);
    replace(next);
  }
  window.dispatchEvent(new Event(moved));
}
