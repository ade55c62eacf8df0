"use client";
import { useMemo, useSyncExternalStore } from "react";

interface Closable {
  close(): void;
}

interface Held<Thing> {
  get: () => Thing | null;
  subscribe: () => () => void;
}

/** Something that opens with its first user and closes with the last. */
function hold<Thing extends Closable>(open: () => Thing): Held<Thing> {
  let thing: Thing | null = null;
  let users = 0;
  return {
    get: () => thing,
    subscribe: () => {
      users += 1;
      thing ??= open();
      return () => {
        users -= 1;
        if (users > 0) return;
        thing?.close();
        thing = null;
      };
    },
  };
}

/**
 * Holds what `open` opens for as long as the component lives; null while rendering on the server and until the first
 * effect. `open` must keep its identity for as long as the same thing is meant; null opens nothing.
 */
export function useHeld<Thing extends Closable>(open: (() => Thing) | null): Thing | null {
  const held = useMemo<Held<Thing>>(
    () => (open ? hold(open) : { get: () => null, subscribe: () => () => {} }),
    [open],
  );
  return useSyncExternalStore(held.subscribe, held.get, () => null);
}
