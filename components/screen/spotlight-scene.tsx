"use client";
import { useTranslations } from "next-intl";
import { useNameOf } from "@/components/live/use-name-of";
import { useStore } from "@/components/ui/use-store";
import { SparkLine } from "@/components/wall/spark-line";
import { isOf } from "@/components/wall/spot";
import type { WallTiles } from "@/lib/client/wall-tiles";
import type { RoomView } from "@/lib/contract/views";
import { visible } from "@/lib/prose/visible";
import { AnswersScene } from "./answers-scene";
import { FocusTitle } from "./focus-title";
import { SnapshotsScene } from "./snapshots-scene";
import { MapAtLarge, RunFigures, TextAtLarge, type Run } from "./work-at-large";

type Spotlight = NonNullable<RoomView["spotlight"]>;
type Live = Extract<Spotlight, { participantId: string }>;

function RunAtLarge({ tile, name }: { tile: Run; name: string }) {
  return (
    <div className="grid items-start gap-[1.5em] lg:grid-cols-[auto_minmax(0,1fr)]">
      <MapAtLarge {...{ tile, name }} className="max-w-[72dvh] lg:w-[68dvh]" />
      <div className="space-y-[0.6em]">
        <RunFigures tile={tile} />
        <div className="[&_svg]:h-[4em] [&_svg]:w-[12em]">
          <SparkLine spark={tile.spark} />
        </div>
      </div>
    </div>
  );
}

/** One student's work, large, as it comes about. */
function LiveScene({ spotlight, tiles }: { spotlight: Live; tiles: WallTiles }) {
  const t = useTranslations("screen.spotlight");
  const newest = useStore(tiles.of(spotlight.participantId), null);
  const name = useNameOf()(spotlight);
  const tile = newest && isOf(newest, spotlight) ? newest : null;
  return (
    <main
      id="content"
      className="min-h-0 grow space-y-[0.8em] overflow-y-auto"
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
