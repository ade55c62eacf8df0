"use client";
import { ArrowDown, ArrowUp, Equal } from "lucide-react";
import { useTranslations } from "next-intl";

/** How far a row moved by the reveal: an arrow and a number, spoken in words. */
export function Movement({ rank, before }: { rank: number; before: number | null }) {
  const t = useTranslations("board");
  if (before === null) return <span className="text-[0.8em] font-medium text-accent-strong">{t("new")}</span>;
  const places = Math.abs(before - rank);
  const way = rank < before ? "up" : rank > before ? "down" : "same";
  const look = {
    up: { icon: ArrowUp, color: "text-good" },
    down: { icon: ArrowDown, color: "text-bad" },
    same: { icon: Equal, color: "text-muted" },
  }[way];
  return (
    <span className={`inline-flex items-center gap-0.5 font-semibold ${look.color}`}>
      <look.icon aria-hidden className="size-[1em]" />
      <span aria-hidden className="tabular">
        {places || ""}
      </span>
      <span className="sr-only">{t(way, { places, before })}</span>
    </span>
  );
}
