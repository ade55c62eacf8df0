"use client";
import { useLocale } from "next-intl";

/** A moment in the reader's own time zone: the hour today, the date too on other days. Not for server rendering. */
export function LocalTime({ time }: { time: string }) {
  const language = useLocale();
  const moment = new Date(time);
  const today = moment.toDateString() === new Date().toDateString();
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", {
    ...(today ? {} : { dateStyle: "medium" }),
    timeStyle: "short",
  });
  return (
    <time dateTime={time} suppressHydrationWarning>
      {format.format(moment)}
    </time>
  );
}
