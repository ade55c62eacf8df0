"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { isolated } from "@/components/ui/isolated";
import { useClock } from "@/components/ui/local-time";
import { titleOf } from "@/lib/content/titles";
import { visible } from "@/lib/prose/visible";
import type { Activity } from "@/lib/contract/ids";
import type { Replay, ReplayMark } from "@/lib/review/replay/replay";
import type { Happening } from "@/lib/review/replay/story";
import type { ToldClass } from "./told-class";

/** A class that takes longer says the day, too. */
const dayMs = 20 * 3_600_000;

/** The words for a class's moments. */
export function useWords(replay: Replay) {
  const t = useTranslations("replay");
  const format = useFormatter();
  const language = useLocale();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const sayTime = useClock(replay.ends > dayMs);
  const clock = (at: number): string => sayTime(replay.began + at);
  const itemName = (item: string): string => titleOf(item, language) ?? item;
  const nameOf = (who: number): string => isolated(visible(replay.people[who].name));
  const placeName = (activity: Activity, item: string | null): string =>
    item === null ? t(`activity.${activity}`) : itemName(item);
  const sayMark = (mark: ReplayMark): string => {
    switch (mark.kind) {
      case "check":
        return t("mark.check", { question: isolated(visible(mark.question)) });
      case "activityOpened":
      case "activityClosed":
        return t(`mark.${mark.kind}`, { activity: t(`activity.${mark.activity}`) });
      case "focus":
        return t("mark.focus", { place: mark.setup ? t("setup") : placeName(mark.activity, mark.item) });
      case "timer":
        return t("mark.timer", { minutes: format.number(mark.minutes) });
      default:
        return t(`mark.${mark.kind}`);
    }
  };
  const say = (one: Happening): string => {
    switch (one.kind) {
      case "joined":
        return t("happened.joined", { name: nameOf(one.who) });
      case "stood":
        return t("happened.stood", {
          ...{ name: nameOf(one.who), network: one.network, accuracy: percent(one.accuracy) },
        });
      case "passed":
      case "answered":
        return t(`happened.${one.kind}`, { name: nameOf(one.who), item: itemName(one.item) });
      case "check":
        // ends as it was written
        return sayMark(one);
      default:
        return t("happened.mark", { mark: sayMark(one) });
    }
  };
  /** a moment as it is spoken: when it is, how much had come, and what came last */
  const spoken = (told: ToldClass, at: number): string => {
    const [last] = told.lately(at, 1);
    const said = { time: clock(at), counts: t("counts", { ...told.countsAt(at) }) };
    return last ? t("atMomentLast", { ...said, last: say(last) }) : t("atMoment", said);
  };
  return { percent, clock, itemName, sayMark, say, spoken };
}

export type Words = ReturnType<typeof useWords>;
