"use client";
import { clsx } from "clsx";
import { useLocale, useTranslations } from "next-intl";
import type { WallTile } from "@/lib/contract/wall";
import { titleOf } from "@/lib/content/titles";
import { visible } from "@/lib/prose/visible";

type TextTile = Exclude<WallTile, { of: "spiral" }>;

/** The exercise or question that a tile is about. */
export function useTileTitle(): (tile: TextTile) => string {
  const t = useTranslations("wall");
  const language = useLocale();
  return (tile) => {
    const id = tile.of === "tensors" ? tile.exerciseId : tile.questionId;
    if (id === null) return t(tile.of === "tensors" ? "notebook" : "noQuestion");
    return titleOf(id, language) ?? id;
  };
}

/** What somebody types, in the place of a map: its end, where the cursor most likely is. @param covered a band lies over the lower edge */
export function TileText({ tile, covered = false }: { tile: TextTile; covered?: boolean }) {
  const tileTitle = useTileTitle();
  const code = tile.of === "tensors";
  const text = code ? (tile.code ?? "") : tile.text;
  return (
    <span className={clsx("absolute inset-0 flex flex-col gap-1 p-2 text-left", covered && "pb-7")}>
      <span className="line-clamp-2 shrink-0 text-xs leading-tight font-semibold">{tileTitle(tile)}</span>
      <span className="flex min-h-0 grow flex-col justify-end overflow-hidden">
        <span
          translate="no"
          className={`somebodys text-xs leading-snug whitespace-pre-wrap [overflow-wrap:anywhere] text-muted ${code ? "font-mono" : ""}`}
        >
          {visible(text)}
        </span>
      </span>
    </span>
  );
}
