"use client";
import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTimeLeft } from "@/components/live/use-time-left";
import { buttonClass } from "@/components/ui/button-class";
import type { RoomView, SelfView } from "@/lib/contract/views";
import { follow, latestAway, newsOf, sighted, type Followed, type NewsKind } from "./news";

/** Where each stands on the page. */
const places: Record<NewsKind, string> = {
  announcement: "[data-announcement=all]",
  aside: "[data-announcement=some]",
  focus: "[data-focus]",
  check: "[data-check]",
  spotlight: "[data-on-screen=true]",
  hand: "[data-hand-answer]",
  timer: "[data-standing]",
  timeUp: "[data-standing]",
  released: "[data-released]",
};

/** What stands for a place on a phone, where several notices are folded into one line. */
const shownFor = (place: HTMLElement): HTMLElement =>
  place.checkVisibility()
    ? place
    : (document.querySelector<HTMLElement>("[data-gathered][aria-expanded=false]") ?? place);

function placeOf(kind: NewsKind): HTMLElement | null {
  const place = document.querySelector<HTMLElement>(places[kind]);
  return place && shownFor(place);
}

/** What the header covers. */
const covered = "-64px 0px 0px 0px";

/** All news, and which of it was in sight. */
function useFollowed(room: RoomView, self: SelfView) {
  const left = useTimeLeft(room);
  const [followed, setFollowed] = useState<readonly Followed[]>([]);
  const next = follow(followed, newsOf(room.session, self, left));
  if (next !== followed) setFollowed(next);
  useEffect(() => {
    const kinds = new Map<Element, NewsKind[]>();
    const look = (entries: IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of entries)
        for (const kind of kinds.get(target) ?? [])
          setFollowed((old) => sighted(old, kind, isIntersecting ? "seen" : "away"));
    };
    const observer = new IntersectionObserver(look, { rootMargin: covered, threshold: 0.5 });
    // notices that have just come are folded in the frame after
    const frame = requestAnimationFrame(() => {
      for (const { kind, sight } of next) {
        const place = sight === "seen" ? null : placeOf(kind);
        if (place) kinds.set(place, [...(kinds.get(place) ?? []), kind]);
      }
      for (const place of kinds.keys()) observer.observe(place);
    });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [next]);
  return { latest: latestAway(next), see: (kind: NewsKind) => setFollowed(sighted(next, kind, "seen")) };
}

/**
 * In the bar that stays on top: that something new stands where one has scrolled away from, and the way there. It covers
 * nothing and moves nothing, and goes once that was in sight.
 */
export function NewsLine({ room, self }: { room: RoomView; self: SelfView }) {
  const t = useTranslations("student.news");
  const { latest, see } = useFollowed(room, self);
  const go = (kind: NewsKind) => {
    see(kind);
    const place = placeOf(kind);
    if (!place) return;
    place.tabIndex = -1;
    place.scrollIntoView({ block: "start" });
    place.focus({ preventScroll: true });
  };
  return (
    <div aria-live="polite" className="min-w-0">
      {latest && (
        <button
          type="button"
          data-news={latest.kind}
          className={`${buttonClass("primary", "sm")} max-w-40 sm:max-w-96`}
          onClick={() => go(latest.kind)}
        >
          <ArrowUp aria-hidden className="size-4" />
          <span className="sr-only">{t("new")} </span>
          <span className="truncate">{t(latest.kind)}</span>
        </button>
      )}
    </div>
  );
}
