"use client";
import { useCallback, useSyncExternalStore } from "react";

const watch = (changed: () => void) => {
  document.addEventListener("fullscreenchange", changed);
  return () => document.removeEventListener("fullscreenchange", changed);
};

/** Whether the page fills the screen, and the way in and out; null where the browser has none. */
export function useFullScreen(): { full: boolean; toggle: () => void } | null {
  const possible = useSyncExternalStore(
    () => () => {},
    () => document.fullscreenEnabled,
    () => false,
  );
  const full = useSyncExternalStore(
    watch,
    () => document.fullscreenElement !== null,
    () => false,
  );
  const toggle = useCallback(() => {
    // refused without a user's gesture: nothing is lost then
    const done = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    void done.catch(() => {});
  }, []);
  return possible ? { full, toggle } : null;
}
