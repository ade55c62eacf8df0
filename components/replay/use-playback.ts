"use client";
import { useCallback, useEffect, useState } from "react";
import { useMedia } from "@/components/ui/use-media";

/** How many times faster than the class it is told. */
export const speeds = [10, 60, 300] as const;
export type Speed = (typeof speeds)[number];

/** Between two pictures of what plays; for a reader who wants less motion it goes on in steps. */
const pictureMs = 50;
const stepMs = 1_000;

export interface Playback {
  /** where the telling is, in ms at the pace of the class */
  told: number;
  /** where it was when a reader last took it somewhere, or it stopped: what is spoken while it plays */
  spoken: number;
  playing: boolean;
  speed: Speed;
  go: (told: number) => void;
  toggle: () => void;
  setSpeed: (speed: Speed) => void;
}

/** The telling's clock. @param length of the telling */
export function usePlayback(length: number): Playback {
  const [told, setTold] = useState(0);
  const [spoken, setSpoken] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(60);
  const still = useMedia("(prefers-reduced-motion: reduce)");

  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    const timer = setInterval(
      () => {
        const now = performance.now();
        const passed = speed * (now - before);
        before = now;
        setTold((from) => Math.min(length, from + passed));
      },
      still ? stepMs : pictureMs,
    );
    return () => clearInterval(timer);
  }, [playing, speed, still, length]);

  const over = playing && told >= length;
  if (over) {
    setPlaying(false);
    setSpoken(length);
  }

  const go = useCallback(
    (to: number) => {
      const place = Math.min(length, Math.max(0, to));
      setTold(place);
      setSpoken(place);
    },
    [length],
  );
  const toggle = () => {
    if (!playing && told >= length) go(0);
    else setSpoken(told);
    setPlaying(!playing);
  };
  return { told, spoken, playing, speed, go, toggle, setSpeed };
}
