"use client";
import { Feather, TrendingUp, Trophy, Users, type LucideIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useNameOf } from "@/components/live/use-name-of";
import type { BoardRow, Honours } from "@/lib/contract/views";

function Honour({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: string }) {
  return (
    <li className="min-w-0 rounded-lg border bg-surface p-[0.8em] shadow-card first:bg-accent-soft">
      <p className="flex items-center gap-[0.4em] text-muted">
        <Icon aria-hidden className="size-[1.1em] shrink-0 text-accent" />
        {title}
      </p>
      <p className="text-[1.2em] leading-tight font-semibold wrap-anywhere">{children}</p>
    </li>
  );
}

/** The winner; the smallest network that is still accurate; who went up most; and all networks together. */
export function HonoursRow({ winner, honours }: { winner: BoardRow | undefined; honours: Honours }) {
  const t = useTranslations("board");
  const format = useFormatter();
  const nameOf = useNameOf();
  const { bar, smallest, climb, ensemble } = honours;
  const share = (part: number, digits: number) =>
    format.number(part, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (!winner) return null;
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,13em),1fr))] gap-[0.8em]">
      <Honour icon={Trophy} title={t("honourWinner")}>
        {t("finaleWinner", { name: nameOf(winner), parameters: format.number(winner.parameters) })}
      </Honour>
      {smallest && (
        <Honour icon={Feather} title={t("honourSmallest", { bar: share(bar, 0) })}>
          {t("honourSmallestBody", {
            ...{ name: nameOf(smallest), parameters: smallest.parameters },
            share: share(smallest.correct / smallest.of, 1),
          })}
        </Honour>
      )}
      {climb && (
        <Honour icon={TrendingUp} title={t("honourClimb")}>
          {t("improvedUp", { name: nameOf(climb), rank: climb.rank, before: climb.rankBefore })}
        </Honour>
      )}
      {ensemble && (
        <Honour icon={Users} title={t("honourEnsemble")}>
          {t("honourEnsembleBody", {
            networks: ensemble.networks,
            share: share(ensemble.correct / ensemble.of, 1),
          })}
        </Honour>
      )}
    </ul>
  );
}
