"use client";
import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import type { DeskLine, SheetContent } from "@/lib/review/desk";
import { fetchJson } from "./fetched";
import { addressIn } from "./work-address";

type Cache = Map<string, Promise<SheetContent>>;

function contentAt(cache: Cache, address: string): Promise<SheetContent> {
  const known = cache.get(address);
  if (known) return known;
  // our own server's sheet
  const content = fetchJson(address).then((json) => json as SheetContent);
  content.catch(() => cache.delete(address));
  cache.set(address, content);
  return content;
}

interface Lines {
  /** of the page */
  address: string;
  lines: readonly DeskLine[];
  /** what the first line is about */
  first: SheetContent | null;
}

/** The work of the line that is read; null while it is on its way. The next line's is asked for meanwhile. */
export function useSheet({ address, lines, first }: Lines, index: number): SheetContent | "failed" | null {
  const language = useLocale();
  // with new lines all work is asked for anew
  const [cache, setCache] = useState<{ of: readonly DeskLine[]; map: Cache }>(() => ({
    of: lines,
    map: new Map(),
  }));
  if (cache.of !== lines) setCache({ of: lines, map: new Map() });
  const [shown, setShown] = useState<{ at: string; content: SheetContent | "failed" } | null>(null);
  const addressAt = (at: number): string | null => {
    const line = lines.at(at);
    if (!line || at === 0) return null;
    const { participantId, itemId: item } = line;
    return addressIn({ address, participantId }, language)("sheet", { item });
  };
  const [here, next] = [addressAt(index), addressAt(index + 1)];
  useEffect(() => {
    let current = true;
    const show = (at: string, content: SheetContent | "failed") => current && setShown({ at, content });
    if (here)
      contentAt(cache.map, here).then(
        (content) => show(here, content),
        () => show(here, "failed"),
      );
    if (next) void contentAt(cache.map, next).catch(() => undefined);
    return () => {
      current = false;
    };
  }, [cache, here, next]);
  if (here === null) return first;
  return shown?.at === here ? shown.content : null;
}
