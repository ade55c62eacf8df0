"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** True on the server and in the browser's first rendering of what it sent: what only the browser knows comes after. */
export const useHydrating = (): boolean =>
  useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
