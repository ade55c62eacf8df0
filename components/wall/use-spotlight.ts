"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef } from "react";
import { useMay, useSend } from "@/components/instructor/commands";
import { useToast } from "@/components/ui/toast";
import type { WallTiles } from "@/lib/client/wall-tiles";
import type { InstructorView } from "@/lib/contract/views";
import { spotOf } from "./spot";

/** Puts somebody's work on the screen, or takes what is there of theirs off it. */
export function useSpotlight(view: InstructorView, tiles: WallTiles): (participantId: string) => void {
  const t = useTranslations("wall.spotlight");
  const send = useSend();
  const may = useMay();
  const toast = useToast();
  // tiles are drawn anew for what changes on them, and not with every view
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  }, [view]);
  return useCallback(
    (participantId) => {
      if (!may("spotlight.set")) return;
      const { room, participants } = latest.current;
      if (room.spotlight?.participantId === participantId)
        return void send("spotlight.set", { spotlight: null }, { text: t("taken") });
      const row = participants.find((one) => one.participantId === participantId);
      const spotlight = row && spotOf(row, tiles.of(participantId).get());
      if (!spotlight) return toast({ text: t("nothing"), tone: "info" });
      void send("spotlight.set", { spotlight });
    },
    [may, send, t, tiles, toast],
  );
}
