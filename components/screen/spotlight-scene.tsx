"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, type ReactNode } from "react";
import { usePalette } from "@/components/lab/canvas/use-palette";
import { useSquare } from "@/components/lab/canvas/use-square";
import { useNameOf } from "@/components/live/use-name-of";
import { NetworkWord } from "@/components/ui/network-word";
import { PlainText } from "@/components/ui/plain-text";
import { useStore } from "@/components/ui/use-store";
import { SparkLine } from "@/components/wall/spark-line";
import { isOf } from "@/components/wall/spot";
import { TileMap } from "@/components/wall/tile-map";
import type { WallTiles } from "@/lib/client/wall-tiles";
import type { RoomView } from "@/lib/contract/views";
import type { WallTile } from "@/lib/contract/wall";
import { visible } from "@/lib/prose/visible";
import { FocusTitle } from "./focus-title";

type Spotlight = NonNullable<RoomView["spotlight"]>;
type Run = Extract<WallTile, { of: "spiral" }>;

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[0.9em] text-muted">{name}</dt>
      <dd className="text-[1.5em] font-semibold">{children}</dd>
    </div>
  );
}

function RunAtLarge({ tile, name }: { tile: Run; name: string }) {
  const t = useTranslations("screen.spotlight");
  const format = useFormatter();
  const frame = useRef<HTMLDivElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame);
  return (
    <div className="grid items-start gap-[1.5em] lg:grid-cols-[auto_minmax(0,1fr)]">
      <div
        ref={frame}
        className="relative aspect-square w-[min(100%,72dvh)] overflow-hidden rounded-lg border bg-sunken lg:w-[68dvh]"
      >
        {tile.map && palette && side > 0 && (
          <TileMap bytes={tile.map} name={t("map", { name })} {...{ palette, side }} />
        )}
      </div>
      <dl className="tabular space-y-[0.6em]">
        <Line name={t("network")}>
          <NetworkWord>{tile.network}</NetworkWord>
        </Line>
        <Line name={t("parameters")}>{format.number(tile.parameters)}</Line>
        <Line name={t("epoch")}>{format.number(tile.epoch)}</Line>
        <Line name={t("accuracy")}>
          {tile.accuracy === null
            ? "–"
            : format.number(tile.accuracy, { style: "percent", maximumFractionDigits: 1 })}
        </Line>
        <div className="[&_svg]:h-[4em] [&_svg]:w-[12em]">
          <SparkLine spark={tile.spark} />
        </div>
      </dl>
    </div>
  );
}

function TextAtLarge({ tile }: { tile: Exclude<WallTile, Run> }) {
  const code = tile.of === "tensors";
  const text = code ? (tile.code ?? "") : tile.text;
  return (
    <PlainText
      className={`rounded-lg bg-sunken p-[0.8em] text-[1.3em] leading-snug ${code ? "font-mono" : ""}`}
    >
      {text}
    </PlainText>
  );
}

/** One student's work, large, as it comes about. */
export function SpotlightScene({ spotlight, tiles }: { spotlight: Spotlight; tiles: WallTiles }) {
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
