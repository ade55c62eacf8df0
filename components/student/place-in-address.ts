"use client";
import { useCallback, useSyncExternalStore } from "react";

/** Next keeps its own idea of the address and would bring it back; a state of null makes it take over this one. */
const tellRouter = (place: string) => history.replaceState(null, "", `#${place}`);

function subscribe(listener: () => void): () => void {
  const changed = () => {
    tellRouter(location.hash.slice(1));
    listener();
  };
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

/** The part of the address after #, so that a reload and a link keep one's place. */
export function usePlaceInAddress(): [place: string, go: (place: string) => void] {
  const place = useSyncExternalStore(
    subscribe,
    () => location.hash.slice(1),
    () => "",
  );
  const go = useCallback((next: string) => {
    tellRouter(next);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  }, []);
  return [place, go];
}
