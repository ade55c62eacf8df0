"use client";
import { useSyncExternalStore } from "react";
import { placeInText, placeKey } from "@/lib/agreed/code-in-text";

/** The link that gives a place in the room at this address. */
export const placeAddress = (joinUrl: string, token: string): string => `${joinUrl}${placeKey}${token}`;

const tokenInAddress = (): string | null => placeInText(location.hash);

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

/** The token that the page was opened with, or null. */
export const usePlaceToken = (): string | null => useSyncExternalStore(subscribe, tokenInAddress, () => null);

/** Takes the token out of the address: it was used, or is not wanted. */
export function forgetPlaceToken(): void {
  history.replaceState(history.state, "", location.pathname + location.search);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
