"use client";
import { useEffect } from "react";
import type { PublicSession } from "@/lib/contract/views";
import { goToPlace, usePlaceInAddress } from "./place-in-address";

type Focus = NonNullable<NonNullable<PublicSession["lead"]>["focus"]>;

/** The place in the address to which everybody is brought; exercises have none there. */
const placeOf = ({ activity, item }: Focus): string =>
  activity === "questions" && item !== undefined ? `questions/${item}` : activity;

/** Goes where everybody is brought, once each time: within the activity one may look around then. */
function useBrought(focus: Focus | undefined): void {
  const [place, activity = "", at] = focus ? [placeOf(focus), focus.activity, focus.at] : [];
  useEffect(() => {
    if (place === undefined) return;
    goToPlace(place, activity);
    const active = document.activeElement;
    // what had the focus is hidden now; whoever reads by it begins where the class is
    if (active && active !== document.body && active.getClientRects().length > 0) return;
    document.querySelector<HTMLElement>("#content [role=tab][aria-selected=true]")?.focus();
  }, [place, activity, at]);
}

interface Place {
  /** the part of the room that is shown */
  current: string;
  /** what is open in it */
  within: string;
  /** goes to another place; where everybody was brought, other parts of the room rest */
  go: (next: string) => void;
  /** everybody was brought to a part of the room, and to something in it */
  focus: Focus | undefined;
  /** the way back there, for who looks around in it; null where there is none */
  back: (() => void) | null;
}

/** Where in the room one is. @param parts those that there are, the first of them where nothing else is chosen */
export function usePlace(session: PublicSession, parts: readonly string[], first: string): Place {
  const [part, within = ""] = usePlaceInAddress().split("/");
  const focus = session.lead?.focus;
  const current = focus?.activity ?? (parts.includes(part) ? part : first);
  useBrought(focus);
  const go = (next: string) => {
    if (!focus || next.split("/")[0] === focus.activity) goToPlace(next, current);
  };
  const away = focus?.activity === "questions" && focus.item !== undefined && focus.item !== within;
  return { current, within, go, focus, back: away ? () => go(placeOf(focus)) : null };
}
