"use client";
import { useLayoutEffect, useState, type RefObject } from "react";
import { boxAt, cheapest, costOf, places, worthMoving, type Place } from "./free-place";

/** Milliseconds between two looks at what lies under a message: pages change, and one goes to others meanwhile. */
const every = 400;

/** A keyboard on the screen leaves the page this part of the window at most. */
const keyboard = 0.8;

/** In a narrow window a message is as wide as that; at its bottom a keyboard would cover it. */
function possible(width: number): readonly Place[] {
  if (width < innerWidth - 32) return places;
  const typing = (visualViewport?.height ?? innerHeight) < keyboard * innerHeight;
  return typing ? ["top"] : ["top", "bottom"];
}

/** Chooses a place for the messages of that list; null without one. @param now where they stand; null: nowhere yet */
function choose(list: Element, now: Place | null): Place | null {
  const { firstElementChild: first, lastElementChild: last } = list;
  if (!first || !last) return null;
  const { left, right, top } = first.getBoundingClientRect();
  const size = { width: right - left, height: last.getBoundingClientRect().bottom - top };
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const cost = (place: Place) => costOf(boxAt(place, size, { left: 0, top: 0, width, height }), list);
  // whoever reads it, or is about to press something in it, finds it where it is
  if (now && (list.matches(":hover, :focus-within") || cost(now) < worthMoving)) return now;
  return cheapest(possible(size.width), cost, now);
}

/** Where messages stand, so that they cover nothing that is typed into, and as little as may be of what is pressed. */
export function useFreePlace(list: RefObject<Element | null>, count: number): Place {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const box = list.current;
    if (!box || count === 0) return;
    const look = () => setPlace((now) => choose(box, now));
    // before the eye sees a message that has come
    const observer = new MutationObserver(look);
    observer.observe(box, { childList: true });
    const timer = setInterval(look, every);
    const moments = ["focusin", "input"];
    for (const moment of moments) addEventListener(moment, look);
    return () => {
      look();
      observer.disconnect();
      clearInterval(timer);
      for (const moment of moments) removeEventListener(moment, look);
    };
  }, [list, count]);
  return place ?? places[0];
}
