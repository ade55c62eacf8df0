"use client";
import { clsx } from "clsx";
import { LoaderCircle, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useLab, useLabState } from "../use-trainer";

/** The one button that starts, pauses and goes on; its word may not break on a phone. */
export function StartButton({ className }: { className?: string }) {
  const t = useTranslations("lab.controls");
  const lab = useLab();
  const phase = useLabState((state) => state.phase);
  const starting = useLabState((state) => state.starting && state.phase === "preparing");
  const look = `whitespace-nowrap max-sm:gap-1 max-sm:px-3 max-sm:text-sm ${className ?? ""}`;
  if (phase === "training")
    return (
      <Button data-guide="lab.start" className={look} onClick={() => void lab.pause()}>
        <Pause aria-hidden className="size-5" />
        {t("pause")}
      </Button>
    );
  if (starting)
    return (
      <Button data-guide="lab.start" aria-busy className={look} onClick={() => void lab.pause()}>
        <LoaderCircle aria-hidden className="size-5 animate-spin" />
        {/* the word and the sign that turns have no room beside each other on a phone */}
        <span className="max-[24rem]:sr-only">{t("starting")}</span>
      </Button>
    );
  const begun = phase === "paused" || phase === "diverged";
  const name = phase === "finished" ? "goOn" : begun ? "resume" : "start";
  return (
    <Button
      data-guide="lab.start"
      rests
      aria-label={t(name)}
      className={look}
      disabled={phase === "failed" || phase === "empty" || phase === "diverged"}
      onClick={() => void lab.start()}
    >
      {/* on the smallest phones the longer words have no room beside it */}
      <Play aria-hidden className={clsx("size-5", name !== "start" && "max-[24rem]:hidden")} />
      <span className={name === "goOn" ? "max-2xl:hidden" : ""}>{t(name)}</span>
      {name === "goOn" && <span className="2xl:hidden">{t("resume")}</span>}
    </Button>
  );
}
