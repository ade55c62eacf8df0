"use client";
import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, type ReactNode } from "react";
import { usePalette } from "@/components/lab/canvas/use-palette";
import { useSquare } from "@/components/lab/canvas/use-square";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { NetworkWord } from "@/components/ui/network-word";
import { PlainText } from "@/components/ui/plain-text";
import { SparkLine } from "@/components/wall/spark-line";
import { TileMap } from "@/components/wall/tile-map";
import type { WallTile } from "@/lib/contract/wall";
import { numberText } from "@/lib/lab/config/typed-number";

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
  const lab = useTranslations("lab");
  const format = useFormatter();
  return (
    <dl
      className={clsx(
        "tabular",
        inLine
          ? "flex flex-wrap gap-x-[1.2em] text-[0.8em]"
          : // in two columns where one has no room for all of them and the curve
            "grid gap-x-[1.2em] gap-y-[0.5em] [@container(max-height:37em)]:grid-cols-2",
      )}
    >
      <Line name={t("network")}>
        <NetworkWord>{tile.network}</NetworkWord>
      </Line>
      <Line name={t("parameters")}>{format.number(tile.parameters)}</Line>
      <Line name={lab("network.activation")}>{lab(`activation.${tile.activation}`)}</Line>
      <Line name={lab("training.optimizer")}>
        {lab(`optimizer.${tile.optimizer}`)}
        {tile.rate !== undefined && `, ${numberText(tile.rate)}`}
      </Line>
      <Line name={t("epoch")}>{format.number(tile.epoch)}</Line>
      <Line name={t("accuracy")}>
        {tile.accuracy === null ? "–" : format.number(tile.accuracy, accuracyFormat)}
      </Line>
    </dl>
  );
}

interface MapProps {
  tile: Run;
  name: string;
  className?: string;
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

/** One run alone: its map as large as the height allows, its figures beside it. */
export function RunAtLarge({ tile, name }: MapProps) {
  return (
    // at its full height even where text is so large that the page scrolls
    <div className="lg:min-h-[20em] lg:grow lg:[container-type:size]">
      <div className="flex flex-col gap-[1.5em] lg:h-full lg:flex-row">
        <div className="w-full shrink-0 lg:w-[min(100cqh,62cqw)]">
          <MapAtLarge {...{ tile, name }} />
        </div>
        <div className="flex min-w-0 grow flex-col justify-center-safe gap-[0.8em] lg:text-[1.2em]">
          <RunFigures tile={tile} />
          <div className="[&_svg]:h-[5em] [&_svg]:w-[15em] [&_svg]:max-w-full">
            <SparkLine spark={tile.spark} />
          </div>
        </div>
      </div>
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
