"use client";
import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, type ReactNode } from "react";
import { usePalette } from "@/components/lab/canvas/use-palette";
import { useSquare } from "@/components/lab/canvas/use-square";
import { NetworkWord } from "@/components/ui/network-word";
import { PlainText } from "@/components/ui/plain-text";
import { TileMap } from "@/components/wall/tile-map";
import type { WallTile } from "@/lib/contract/wall";

export type Run = Extract<WallTile, { of: "spiral" }>;

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[0.9em] text-muted">{name}</dt>
      <dd className="text-[1.5em] font-semibold">{children}</dd>
    </div>
  );
}

/** A run in figures. @param inLine beside each other */
export function RunFigures({ tile, inLine = false }: { tile: Run; inLine?: boolean }) {
  const t = useTranslations("screen.spotlight");
  const format = useFormatter();
  return (
    <dl className={clsx("tabular", inLine ? "flex flex-wrap gap-x-[1.2em] text-[0.8em]" : "space-y-[0.6em]")}>
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
    </dl>
  );
}

interface MapProps {
  tile: Run;
  name: string;
  className: string;
}

export function MapAtLarge({ tile, name, className }: MapProps) {
  const t = useTranslations("screen.spotlight");
  const frame = useRef<HTMLDivElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame);
  return (
    <div
      ref={frame}
      className={clsx("relative aspect-square w-full overflow-hidden rounded-lg border bg-sunken", className)}
    >
      {tile.map && palette && side > 0 && (
        <TileMap bytes={tile.map} name={t("map", { name })} {...{ palette, side }} />
      )}
    </div>
  );
}

export function TextAtLarge({ tile }: { tile: Exclude<WallTile, Run> }) {
  const code = tile.of === "tensors";
  const text = code ? (tile.code ?? "") : tile.text;
  return (
    <PlainText
      className={clsx("rounded-lg bg-sunken p-[0.8em] text-[1.3em] leading-snug", code && "font-mono")}
    >
      {text}
    </PlainText>
  );
}
