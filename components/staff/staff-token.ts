"use client";
import { useSyncExternalStore } from "react";
import { signInAddress } from "@/lib/agreed/sign-in-address";

/** Behind the "#", which no browser sends: neither a log nor a proxy learns the token. */
const key = "#staff=";

/** The link of an invitation. @param origin where the server is reached */
export const staffAddress = (origin: string, token: string): string => `${origin}/staff${key}${token}`;

const tokenInAddress = (): string | null =>
  location.hash.startsWith(key) ? location.hash.slice(key.length) : null;

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

/** The token that the page was opened with; null without one, and until the page has come to life. */
export const useStaffToken = (): string | null => useSyncExternalStore(subscribe, tokenInAddress, () => null);

/** Signing in leads back to the invitation, and takes its token along where no server sees it. */
export const signInAndTake = (token: string): string => `${signInAddress("/staff")}${key}${token}`;
