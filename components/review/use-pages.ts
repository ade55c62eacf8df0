"use client";
import { useState } from "react";
import { fetchJson } from "./fetched";

/** A list that comes in pages, the newest first. */
export interface Pages<Page> {
  pages: readonly Page[];
  /** there is an older page */
  more: boolean;
  state: "ready" | "loading" | "failed";
  /** asks for the next page */
  load: () => void;
}

/** @param first the first page; null when that, too, is to be asked for */
export function usePages<Page extends { more: boolean }>(
  first: Page | null,
  addressOf: (page: number) => string,
): Pages<Page> {
  const [older, setOlder] = useState<readonly Page[]>([]);
  const [state, setState] = useState<Pages<Page>["state"]>("ready");
  const pages = first ? [first, ...older] : older;
  const load = async () => {
    setState("loading");
    try {
      // our own server's page, of the kind that the address asks for
      const page = (await fetchJson(addressOf(pages.length))) as Page;
      setOlder((known) => [...known, page]);
      setState("ready");
    } catch {
      setState("failed");
    }
  };
  return { pages, more: pages.at(-1)?.more ?? true, state, load: () => void load() };
}

/** What several pages hold, each thing once: one that arrives meanwhile moves the others down a page. */
export const distinct = <Thing extends { id: string }>(things: readonly Thing[]): Thing[] => [
  ...new Map(things.map((thing) => [thing.id, thing])).values(),
];
