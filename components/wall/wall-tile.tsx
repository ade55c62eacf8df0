"use client";
import { clsx } from "clsx";
import { EyeOff, Projector } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { memo } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { useMay } from "@/components/instructor/commands";
import type { Palette } from "@/components/lab/canvas/palette";
import { signs } from "@/components/live/standing-sign";
import { useStandingWords } from "@/components/live/use-standing-words";
import { Badge } from "@/components/ui/badge";
import { useStore } from "@/components/ui/use-store";
import { kindsOf } from "@/lib/agreed/standing";
import type { WallTiles } from "@/lib/client/wall-tiles";
import { visible } from "@/lib/prose/visible";
import { accuracyOf, type Placed } from "./arrange";
import type { Size } from "./grid-shape";
import { spotOf } from "./spot";
import { TileFigures } from "./tile-figures";
import { TileMap } from "./tile-map";
import { TileText } from "./tile-text";

interface Props extends Placed {
  tiles: WallTiles;
  palette: Palette | null;
  size: Size;
  /** CSS pixels of its picture's side */
  side: number;
  /** it is the one that the Tab key leads to */
  current: boolean;
  /** it is on the screen */
  lit: boolean;
  onOpen: (participantId: string) => void;
  /** puts it on the screen, or takes it off */
  onSpot: (participantId: string) => void;
  onFocus: (participantId: string) => void;
}

const corner = "absolute top-1.5 right-1.5 inline-flex items-center justify-center rounded-md";

/** To the screen and off it, in the tile's corner: of the keys S does it. */
function SpotButton({ row, lit, seen, onSpot }: Pick<Props, "row" | "lit" | "onSpot"> & { seen: boolean }) {
  const t = useTranslations("wall.spotlight");
  const may = useMay();
  if (row.unshown)
    return (
      <span title={t("unshown")} className={clsx(corner, "size-7 bg-surface text-muted opacity-80")}>
        <EyeOff aria-hidden className="size-4" />
      </span>
    );
  if (!may("spotlight.set") || !(lit || seen)) return null;
  const label = t(lit ? "takeOf" : "showOf", { name: row.name });
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      aria-pressed={lit}
      title={label}
      onClick={() => onSpot(row.participantId)}
      className={clsx(
        corner,
        "size-8 border pointer-coarse:size-11",
        lit
          ? "border-accent bg-accent text-on-accent"
          : "border-line-strong bg-surface text-text opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
      )}
    >
      <Projector aria-hidden className="size-4" />
    </button>
  );
}

/** Across the foot of the picture: who may need a teacher, and by what; a raised hand and what it is raised over. */
function Bands({ row, standing }: Pick<Props, "row" | "standing">) {
  const wordsOf = useStandingWords();
  const words = wordsOf(row, standing);
  return (
    <span className="absolute inset-x-0 bottom-0 block">
      {kindsOf(standing).map((kind, at) => {
        const { icon: Icon, band } = signs[kind];
        if (!band) return null;
        return (
          <span
            key={kind}
            data-band={kind}
            className={clsx("flex items-center gap-1 px-1.5 py-1 leading-tight font-semibold", band)}
          >
            <Icon aria-hidden className="size-4 shrink-0" />
            <span className="line-clamp-2">{words[at]}</span>
          </span>
        );
      })}
    </span>
  );
}

/** Somebody's work at a glance: the picture, what they are at as a sign and in words, and figures. */
export const WallTile = memo(function WallTile(props: Props) {
  const { row, standing, tiles, palette, size, side, current, lit, onOpen, onSpot, onFocus } = props;
  const t = useTranslations("wall");
  const states = useTranslations("instructor.standing.state");
  const format = useFormatter();
  const wordsOf = useStandingWords();
  const tile = useStore(tiles.of(row.participantId), null);
  const { icon: Icon, text, band } = signs[standing.kind];
  const words = wordsOf(row, standing).join(" · ");
  // what the bands have not said
  const quiet = kindsOf(standing).find((kind) => signs[kind].band === null);
  const { icon: QuietIcon, text: quietText } = signs[quiet ?? standing.kind];
  // beside a text it would be another thing's
  const accuracy = standing.kind === "writing" ? -1 : accuracyOf(row);
  const percent =
    accuracy < 0 ? "" : format.number(accuracy, accuracy < 1 ? accuracyFormat : { style: "percent" });
  const gone = standing.kind === "away" || standing.kind === "offline";
  const shown = lit ? t("spotlight.lit") : row.unshown ? t("spotlight.unshown") : null;
  return (
    <span className="group relative block size-full">
      <button
        type="button"
        aria-keyshortcuts="s c"
        data-lit={lit}
        data-tile={row.participantId}
        data-standing={standing.kind}
        tabIndex={current ? 0 : -1}
        aria-label={
          t("tile", { name: row.name, state: words, accuracy: percent || "–" }) + (shown ? ` · ${shown}` : "")
        }
        onClick={() => onOpen(row.participantId)}
        onFocus={() => onFocus(row.participantId)}
        className={clsx(
          "flex size-full flex-col overflow-hidden rounded-lg border bg-surface text-left text-xs hover:border-accent",
          band ? "border-2 border-current" : "border-line",
          band && text,
          lit && "outline-3 outline-offset-1 outline-accent",
        )}
      >
        <span
          style={{ height: side }}
          className="relative block w-full shrink-0 overflow-hidden bg-sunken text-text"
        >
          <span className={clsx("absolute inset-0", gone && "opacity-45 grayscale")}>
            {tile?.of === "spiral" && tile.map && palette && (
              <TileMap
                bytes={tile.map}
                palette={palette}
                side={Math.round(side * Math.min(2, devicePixelRatio))}
              />
            )}
            {tile && tile.of !== "spiral" && <TileText tile={tile} covered={band !== null} />}
          </span>
          {!(tile && (tile.of !== "spiral" || tile.map)) && (
            <span className="absolute inset-0 grid place-items-center">
              <Icon aria-hidden className={clsx("size-8 opacity-60", text)} />
            </span>
          )}
          {band && <Bands {...{ row, standing }} />}
        </span>
        <span className="flex min-h-0 grow flex-col justify-center gap-0.5 px-2 text-text">
          <span className="flex items-center gap-1">
            <bdi translate="no" className="min-w-0 grow truncate text-left text-sm leading-tight font-medium">
              {visible(row.name)}
            </bdi>
            {row.simulated && size !== "small" && <Badge>{t("simulated")}</Badge>}
          </span>
          <span className="flex items-center justify-between gap-1">
            {quiet ? (
              <span className={clsx("flex min-w-0 items-center gap-1", quietText)}>
                <QuietIcon aria-hidden className="size-3.5 shrink-0" />
                <span className={clsx("truncate", size === "small" && "sr-only")}>{states(quiet)}</span>
              </span>
            ) : (
              <span />
            )}
            <span className="tabular shrink-0 font-medium">{percent}</span>
          </span>
          {size !== "small" && tile && <TileFigures tile={tile} />}
        </span>
      </button>
      <SpotButton {...{ row, lit, onSpot }} seen={spotOf(row, tile) !== null} />
    </span>
  );
});
