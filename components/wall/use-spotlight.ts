"use client";
import { nanoid } from "nanoid";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef } from "react";
import { useMay, useSend } from "@/components/instructor/commands";
import { useToast } from "@/components/ui/toast";
import type { WallTiles } from "@/lib/client/wall-tiles";
import { liveIn } from "@/lib/contract/spotlight";
import type { InstructorView } from "@/lib/contract/views";
import { spotOf, type Spot } from "./spot";

/** What a wall does with somebody's work. */
interface Spotting {
  /** puts it on the screen, or takes what is there of theirs off it */
  onSpot: (participantId: string) => void;
  /** keeps it in the tray as it is now */
  onKeep: (participantId: string) => void;
}

/** Puts work on the screen and into the tray. */
export function useSpotlight(view: InstructorView, tiles: WallTiles): Spotting {
  const t = useTranslations("wall.spotlight");
  const send = useSend();
  const may = useMay();
  const toast = useToast();
  // tiles are drawn anew for what changes on them, and not with every view
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  }, [view]);
  /** what of theirs is to be seen; says when there is nothing */
  const spot = useCallback(
    (participantId: string): Spot | null => {
      const row = latest.current.participants.find((one) => one.participantId === participantId);
      const found = row ? spotOf(row, tiles.of(participantId).get()) : null;
      if (!found) toast({ text: t("nothing"), tone: "info" });
      return found;
    },
    [t, tiles, toast],
  );
  const onSpot = useCallback(
    (participantId: string) => {
      if (!may("spotlight.set")) return;
      if (liveIn(latest.current.room.spotlight)?.participantId === participantId)
        return void send("spotlight.set", { spotlight: null }, { text: t("taken") });
      const spotlight = spot(participantId);
      if (spotlight) void send("spotlight.set", { spotlight });
    },
    [may, send, t, spot],
  );
  const onKeep = useCallback(
    (participantId: string) => {
      if (!may("snapshot.take")) return;
      const found = spot(participantId);
      if (found) void send("snapshot.take", { ...found, id: nanoid() }, { text: t("kept") });
    },
    [may, send, t, spot],
  );
  return { onSpot, onKeep };
}
