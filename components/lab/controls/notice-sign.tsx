"use client";
import { ArrowUp, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, type RefObject } from "react";
import { useLabState } from "../use-trainer";
import { useStandstill } from "./use-standstill";

/** What the header covers above, and the bar below. */
const covered = "-64px 0px -120px 0px";

/** Whether the element is in sight; true before anybody has looked. */
function useInSight(of: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    if (!of.current) return;
    const observer = new IntersectionObserver(
      // of several looks that came together the newest counts
      (entries) => setInSight(entries.at(-1)?.isIntersecting ?? true),
      { rootMargin: covered },
    );
    observer.observe(of.current);
    return () => observer.disconnect();
  }, [of]);
  return inSight;
}

/** Where one has scrolled past what explains a run that went wrong: a sign that leads to it. */
export function NoticeSign({ notices }: { notices: RefObject<HTMLElement | null> }) {
  const t = useTranslations("lab.controls");
  const standstill = useStandstill();
  const diverged = useLabState(({ divergence }) => divergence !== null);
  const inSight = useInSight(notices);
  if (inSight || !(standstill || diverged)) return null;
  return (
    <button
      type="button"
      onClick={() => {
        notices.current?.scrollIntoView({ block: "start" });
        notices.current?.focus({ preventScroll: true });
      }}
      className="flex min-h-9 w-full items-center gap-2 rounded-md bg-warn-soft px-3 text-left text-sm font-medium text-warn pointer-coarse:min-h-11"
    >
      <TriangleAlert aria-hidden className="size-5 shrink-0" />
      <span className="grow">{t(diverged ? "whyDiverged" : "whyStill")}</span>
      <ArrowUp aria-hidden className="size-4 shrink-0" />
    </button>
  );
}
