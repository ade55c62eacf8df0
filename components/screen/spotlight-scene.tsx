"use client";
import { useTranslations } from "next-intl";
import { useNameOf } from "@/components/live/use-name-of";
import { useStore } from "@/components/ui/use-store";
import { isOf } from "@/components/wall/spot";
import type { WallTiles } from "@/lib/client/wall-tiles";
import type { RoomView } from "@/lib/contract/views";
import { visible } from "@/lib/prose/visible";
import { AnswersScene } from "./answers-scene";
import { FocusTitle } from "./focus-title";
import { SnapshotsScene } from "./snapshots-scene";
import { RunAtLarge, TextAtLarge } from "./work-at-large";

type Spotlight = NonNullable<RoomView["spotlight"]>;
type Live = Extract<Spotlight, { participantId: string }>;

/** One student's work, large, as it comes about. */
function LiveScene({ spotlight, tiles }: { spotlight: Live; tiles: WallTiles }) {
  const t = useTranslations("screen.spotlight");
  const newest = useStore(tiles.of(spotlight.participantId), null);
  const name = useNameOf()(spotlight);
  const tile = newest && isOf(newest, spotlight) ? newest : null;
  return (
    <main
      id="content"
      className="flex min-h-0 grow flex-col gap-[0.8em] overflow-y-auto"
      data-spotlight={spotlight.activity}
    >
      <h2 className="text-[1.8em] leading-tight">
        <bdi translate="no">{visible(name)}</bdi>
        {spotlight.item !== undefined && (
          <span className="block text-[0.7em] font-normal text-muted">
            <FocusTitle item={spotlight.item} />
          </span>
        )}
      </h2>
      {!tile && <p className="text-[1.2em] text-muted">{t("waiting")}</p>}
      {tile?.of === "spiral" && <RunAtLarge tile={tile} name={name} />}
      {tile && tile.of !== "spiral" && <TextAtLarge tile={tile} />}
    </main>
  );
}

/** What is in the spotlight. */
export function SpotlightScene({ spotlight, tiles }: { spotlight: Spotlight; tiles: WallTiles }) {
  if ("participantId" in spotlight) return <LiveScene {...{ spotlight, tiles }} />;
  return "answers" in spotlight ? (
    <AnswersScene spotlight={spotlight} />
  ) : (
    <SnapshotsScene spotlight={spotlight} />
  );
}
