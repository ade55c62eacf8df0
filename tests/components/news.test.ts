// What a student who has scrolled away is told to have come.
import { expect, test } from "vitest";
import { follow, latestAway, newsOf, sighted, type Followed, type News } from "@/components/student/news";
import type { PublicSession, SelfView } from "@/lib/contract/views";

const at = "2026-01-01T00:00:00.000Z";
const check: News = { kind: "check", key: "one 1" };
const said: News = { kind: "announcement", key: at };

test("LD12 all that the instructor does stands as news, each time anew", () => {
  const lead = {
    ...{ paused: false, pseudonyms: false, announcement: { text: "Look up", at } },
    ...{ focus: { activity: "spiral", at }, check: { id: "one", round: 2, open: true } },
  };
  // what of the two views is read
  const session = { lead, timer: { endsAt: at } } as unknown as PublicSession;
  const self = {
    aside: { text: "You", at },
    hand: { line: "", reply: "" },
    onScreen: true,
  } as unknown as SelfView;
  const kinds = (left: number | null) => newsOf(session, self, left).map(({ kind }) => kind);
  expect(kinds(null)).toEqual(["announcement", "aside", "focus", "check", "spotlight", "hand"]);
  expect(kinds(5).at(-1)).toBe("timer");
  expect(kinds(0).at(-1)).toBe("timeUp");
  const over = { ...session, status: "released" } as PublicSession;
  expect(newsOf(over, self, null).at(-1)?.kind).toBe("released");
  expect(newsOf(session, self, 5).find(({ kind }) => kind === "check")?.key).toBe("one 2");
  // neither a hand that waits nor a vote that is over is news
  const calm = { lead: { check: { id: "one", round: 1, open: false } } } as unknown as PublicSession;
  expect(newsOf(calm, { hand: { line: "Why?", place: 1 } } as unknown as SelfView, null)).toEqual([]);
});

test("LD12 the latest that is out of sight is told until it was seen once, and anew when it comes again", () => {
  let all: readonly Followed[] = follow([], [said]);
  expect(latestAway(all)).toBeUndefined();
  all = sighted(all, "announcement", "away");
  all = follow(all, [check, said]);
  expect(latestAway(all)?.kind).toBe("announcement");
  all = sighted(all, "check", "away");
  expect(latestAway(all)?.kind).toBe("check");
  all = sighted(all, "check", "seen");
  all = sighted(all, "check", "away");
  expect(latestAway(all)?.kind).toBe("announcement");
  expect(follow(all, [check, said])).toBe(all);
  all = follow(all, [{ ...check, key: "one 2" }]);
  expect(all).toEqual([{ kind: "check", key: "one 2", sight: "unknown" }]);
});
