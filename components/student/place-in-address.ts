"use client";
import { useCallback, useSyncExternalStore } from "react";

const subscribe = (listener: () => void) => {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
};

/** The part of the address after #, so that a reload and the back button keep one's place. */
export function usePlaceInAddress(): [place: string, go: (place: string) => void] {
  const place = useSyncExternalStore(
    subscribe,
    () => location.hash.slice(1),
    () => "",
  );
  const go = useCallback((next: string) => {
    history.replaceState(history.state, "", `#${next}`);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  }, []);
  return [place, go];
}
