"use client";
import { useFormatter } from "next-intl";
import { useSyncExternalStore } from "react";

const time = { timeStyle: "short" } as const;
const day = { dateStyle: "medium" } as const;
const looks = { time, day, full: { ...day, ...time } } as const;

/** The reader's time zone; the server, which cannot know it, renders UTC. */
const useTimeZone = (): string =>
  useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );

interface Props {
  /** ISO 8601, or milliseconds since 1970 */
  at: string | number;
  /** recent: the hour alone if it was today */
  look?: keyof typeof looks | "recent";
}

/** A moment in the reader's own time zone. */
export function LocalTime({ at, look = "full" }: Props) {
  const format = useFormatter();
  const timeZone = useTimeZone();
  const moment = new Date(at);
  const say = (one: Date, parts: (typeof looks)[keyof typeof looks]) =>
    format.dateTime(one, { ...parts, timeZone });
  const today = say(moment, day) === say(new Date(), day);
  const parts = look !== "recent" ? looks[look] : today ? time : looks.full;
  return <time dateTime={typeof at === "string" ? at : moment.toISOString()}>{say(moment, parts)}</time>;
}

/** Says moments to the second, in the reader's own time zone. @param dated with the day */
export function useClock(dated: boolean): (at: number) => string {
  const format = useFormatter();
  const timeZone = useTimeZone();
  return (at) => format.dateTime(new Date(at), { ...(dated && day), timeStyle: "medium", timeZone });
}
