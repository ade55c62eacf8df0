"use client";
import type { KeyboardEvent, MouseEvent } from "react";
import { placeAfterKey, placeUnder, type Place } from "@/lib/lab/picture/place";

interface Pointing {
  /** half the side of the map, plane units */
  extent: number;
  /** where arrow keys start */
  from: () => Place;
  /** part of the half side that an arrow key moves; the usual one when absent */
  step?: number;
  onPoint: (at: Place) => void;
  onMove: (at: Place) => void;
}

/** Looking at one place of a map, with a pointer or the arrow keys: what its element listens to. */
export function usePointing({ extent, from, step, onPoint, onMove }: Pointing) {
  const point = (event: MouseEvent<HTMLElement>) =>
    onPoint(placeUnder(event, event.currentTarget.getBoundingClientRect(), extent));
  /** @returns whether the key was an arrow */
  const press = (event: KeyboardEvent): boolean => {
    const to = placeAfterKey(event, from(), extent, step);
    if (!to) return false;
    event.preventDefault();
    onMove(to);
    return true;
  };
  return { point, press };
}
