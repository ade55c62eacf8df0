"use client";
import { useFormatter } from "next-intl";
import { useSyncExternalStore } from "react";

const looks = {
  time: { hour: "2-digit", minute: "2-digit" },
  day: { dateStyle: "medium" },
  full: { dateStyle: "medium", timeStyle: "short" },
} as const;

/** The reader's time zone; the server, which cannot know it, renders UTC. */
const useTimeZone = (): string =>
  useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );

/** A moment in the reader's own time zone. */
export function LocalTime({ at, look = "full" }: { at: string; look?: keyof typeof looks }) {
  const format = useFormatter();
  const timeZone = useTimeZone();
  return <time dateTime={at}>{format.dateTime(new Date(at), { ...looks[look], timeZone })}</time>;
}
