/**
 * Who has seen what of a value that the tabs of a browser write in turn. A browser hands a tab's writing to its others a
 * little later: of two that write at the same moment neither has seen the other's, and the later takes the earlier's place.
 */
import * as z from "@/lib/contract/zod";

/** How many of each tab's writings lie behind a value, by the tab's id; the tab that wrote last stands last. */
export const seenSchema = z.record(z.string(), z.number());
export type Seen = z.infer<typeof seenSchema>;

/** More than a browser has open of one page. */
const tabsAtMost = 64;

/** What lies behind a value that a tab writes as its `count`th where `before` lay behind what it had. */
export function seenWith(before: Seen, tab: string, count: number): Seen {
  const others = Object.entries(before).filter(([id]) => id !== tab);
  return Object.fromEntries([...others.slice(1 - tabsAtMost), [tab, count]]);
}

/** Whether whoever wrote the second had seen the first. Of what became too much nothing is known, and it is old. */
export function hasSeen(first: Seen, second: Seen): boolean {
  const full = Object.keys(second).length >= tabsAtMost;
  return Object.entries(first).every(([tab, count]) => (second[tab] ?? (full ? count : 0)) >= count);
}

/** What lies behind a value that is made from both. */
export function seenOfBoth(first: Seen, second: Seen): Seen {
  const both = { ...first };
  for (const [tab, count] of Object.entries(second)) both[tab] = Math.max(count, both[tab] ?? 0);
  return both;
}
