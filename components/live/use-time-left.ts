"use client";
import { useEffect, useRef, useState, type RefObject } from "react";
import type { RoomView } from "@/lib/contract/views";

/** More than a view takes on its way: one of the clocks was set, or the view was kept from another time. */
const setMs = 2_000;

/** How far this machine's clock is ahead of the server's, in ms: the smallest difference seen, as other views took longer on their way. */
function useAhead(serverTime: string): RefObject<number> {
  const ahead = useRef(Infinity);
  useEffect(() => {
    const fresh = Date.now() - Date.parse(serverTime);
    if (fresh < ahead.current || fresh - ahead.current > setMs) ahead.current = fresh;
  }, [serverTime]);
  return ahead;
}

/**
 * Whole seconds that are left, 0 when time is up; null when that has been told for long enough.
 * @param ms until the end, negative after it
 * @param toldMs how long the end is told
 */
export function secondsLeft(ms: number, toldMs: number): number | null {
  if (ms <= -toldMs) return null;
  return Math.max(0, Math.ceil(ms / 1000));
}

/**
 * Whole seconds that are left of the class's timer, 0 when it is over; null without one. Whatever this machine's clock
 * says, they are the server's.
 * @param toldMs how long its end is told; as long as it stands unless given
 */
export function useTimeLeft(
  { session, serverTime }: Pick<RoomView, "session" | "serverTime">,
  toldMs = Infinity,
): number | null {
  const ahead = useAhead(serverTime);
  const endsAt = session.timer ? Date.parse(session.timer.endsAt) : null;
  const [told, setTold] = useState<{ endsAt: number; left: number | null }>({ endsAt: 0, left: null });
  useEffect(() => {
    if (endsAt === null) return;
    const tell = () => {
      const left = secondsLeft(endsAt + ahead.current - Date.now(), toldMs);
      setTold((last) => (last.endsAt === endsAt && last.left === left ? last : { endsAt, left }));
    };
    const first = setTimeout(tell);
    const tick = setInterval(tell, 250);
    return () => {
      clearTimeout(first);
      clearInterval(tick);
    };
  }, [endsAt, ahead, toldMs]);
  return told.endsAt === endsAt ? told.left : null;
}

/** "4:09", and with hours "1:00:00": digits as every clock has them. */
export function clockFace(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}
