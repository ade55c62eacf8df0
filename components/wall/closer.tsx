"use client";
import { Camera, Crosshair, EyeOff, Projector } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, type ReactNode } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { CurveChart } from "@/components/lab/charts/curve-chart";
import { usePalette } from "@/components/lab/canvas/use-palette";
import { useSquare } from "@/components/lab/canvas/use-square";
import { useMay } from "@/components/instructor/commands";
import { Button } from "@/components/ui/button";
import { NetworkWord } from "@/components/ui/network-word";
import { PlainText } from "@/components/ui/plain-text";
import { useStore } from "@/components/ui/use-store";
import type { WallTiles } from "@/lib/client/wall-tiles";
import type { WallTile } from "@/lib/contract/wall";
import { numberText } from "@/lib/lab/config/typed-number";
import type { Setup } from "@/lib/spiral/config";
import type { Placed } from "./arrange";
import { spotOf } from "./spot";
import { signs } from "@/components/live/standing-sign";
import { TileFigures } from "./tile-figures";
import { TileMap } from "./tile-map";
import { useTileTitle } from "./tile-text";
import { useStandingWords } from "@/components/live/use-standing-words";

type Of<Kind extends WallTile["of"]> = Extract<WallTile, { of: Kind }>;

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

/** What a run is made of, and how far it is. */
function Figures({ tile }: { tile: Of<"spiral"> }) {
  const t = useTranslations("wall");
  const lab = useTranslations("lab");
  const format = useFormatter();
  const { closer } = tile;
  const percent = (value: number) => format.number(value, accuracyFormat);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      <Line name={lab("network.title")}>
        <NetworkWord>{tile.network}</NetworkWord>
      </Line>
      <Line name={t("parameters")}>{format.number(tile.parameters)}</Line>
      <Line name={lab("network.activation")}>{lab(`activation.${tile.activation}`)}</Line>
      <Line name={lab("training.optimizer")}>
        {lab(`optimizer.${tile.optimizer}`)}
        {closer && `, ${numberText(closer.setup.optimizer.learningRate)}`}
      </Line>
      {closer && (
        <Line name={lab("training.batch")}>
          {closer.setup.batchSize === 0 ? t("fullBatch") : format.number(closer.setup.batchSize)}
        </Line>
      )}
      <Line name={t("epoch")}>
        <span className="tabular">
          {format.number(tile.epoch)}
          {closer && ` / ${format.number(closer.setup.epochs)}`}
        </span>
      </Line>
      <Line name={t("accuracy")}>
        <span className="tabular">{tile.accuracy === null ? "–" : percent(tile.accuracy)}</span>
      </Line>
    </dl>
  );
}

function Run({ tile, name }: { tile: Of<"spiral">; name: string }) {
  const t = useTranslations("wall");
  const frame = useRef<HTMLDivElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame, 800);
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <div className="space-y-3">
        <div
          ref={frame}
          className="relative aspect-square w-full overflow-hidden rounded-md border bg-sunken"
        >
          {tile.map && palette && side > 0 && (
            <TileMap bytes={tile.map} name={t("mapOf", { name })} {...{ palette, side }} />
          )}
        </div>
        <Figures tile={tile} />
      </div>
      <div className="min-w-0">{tile.closer && <CurveChart curve={tile.closer.curve} height={130} />}</div>
    </div>
  );
}

function Text({ tile }: { tile: Of<"tensors"> | Of<"questions"> }) {
  const tileTitle = useTileTitle();
  const code = tile.of === "tensors";
  const text = code ? (tile.code ?? "") : tile.text;
  return (
    <div className="space-y-3">
      <h3 className="font-semibold">{tileTitle(tile)}</h3>
      <div className="text-sm">
        <TileFigures tile={tile} />
      </div>
      <PlainText className={`min-h-24 rounded-md bg-sunken p-3 text-sm ${code ? "font-mono" : ""}`}>
        {text}
      </PlainText>
    </div>
  );
}

interface CloserProps extends Placed {
  tiles: WallTiles;
  /** it is on the screen */
  lit: boolean;
  onSpot: () => void;
  onKeep: () => void;
  /** brings everybody to this run's set-up; null where nobody can be brought */
  onOpenForAll: ((setup: Setup) => void) | null;
}

/** One student's work, live and read only. Their page says that the teacher looks. */
export function Closer({ row, standing, tiles, lit, onSpot, onKeep, onOpenForAll }: CloserProps) {
  const may = useMay();
  const t = useTranslations("wall");
  const tile = useStore(tiles.of(row.participantId), null);
  const wordsOf = useStandingWords();
  const { icon: Icon, text } = signs[standing.kind];
  const seen = spotOf(row, tile) !== null;
  const setup = tile?.of === "spiral" ? tile.closer?.setup : undefined;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 text-sm">
        <p className={`flex items-center gap-1.5 font-medium ${text}`}>
          <Icon aria-hidden className="size-4" />
          {wordsOf(row, standing).join(" · ")}
        </p>
        <p className="text-muted">{t(row.present ? "theyKnow" : "theyAreAway")}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {row.unshown && (
          <p className="flex items-center gap-1.5 text-sm text-muted">
            <EyeOff aria-hidden className="size-4" />
            {t("spotlight.unshown")}
          </p>
        )}
        {may("spotlight.set") && !row.unshown && (lit || seen) && (
          <Button variant="secondary" size="sm" aria-pressed={lit} onClick={onSpot}>
            <Projector aria-hidden className="size-4" />
            {t(lit ? "spotlight.take" : "spotlight.show")}
          </Button>
        )}
        {may("spotlight.set") && !row.unshown && seen && (
          <Button variant="secondary" size="sm" onClick={onKeep}>
            <Camera aria-hidden className="size-4" />
            {t("spotlight.keep")}
          </Button>
        )}
        {setup && onOpenForAll && (
          <Button variant="secondary" size="sm" onClick={() => onOpenForAll(setup)}>
            <Crosshair aria-hidden className="size-4" />
            {t("openForAll")}
          </Button>
        )}
      </div>
      {!tile && <p className="text-sm text-muted">{t("nothingYet")}</p>}
      {tile?.of === "spiral" && <Run tile={tile} name={row.name} />}
      {tile && tile.of !== "spiral" && <Text tile={tile} />}
    </div>
  );
}
