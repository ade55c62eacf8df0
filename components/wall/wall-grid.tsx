"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { usePalette } from "@/components/lab/canvas/use-palette";
import type { WallTiles } from "@/lib/client/wall-tiles";
import type { Placed } from "./arrange";
import { afterKey, heightOf, placeOf, shapeOf, styleOf, type Size } from "./grid-shape";
import { useGrid } from "./use-grid";
import { WallTile } from "./wall-tile";

interface Props {
  shown: readonly Placed[];
  tiles: WallTiles;
  size: Size;
  /** whose work is on the screen */
  lit: string | null;
  onOpen: (participantId: string) => void;
  /** puts it on the screen, or takes it off */
  onSpot: (participantId: string) => void;
  /** keeps it as it is now */
  onKeep: (participantId: string) => void;
  /** told whose tiles are in the window */
  onSight: (participantIds: readonly string[]) => void;
}

const tileOf = (frame: HTMLElement | null, id: string): HTMLElement | null =>
  frame?.querySelector(`[data-tile="${id}"]`) ?? null;

/** Everybody's tiles; only those in the window are there. Arrow keys go from tile to tile, S puts one on the screen, C keeps it. */
export function WallGrid({ shown, tiles, size, lit, onOpen, onSpot, onKeep, onSight }: Props) {
  const t = useTranslations("wall");
  const frame = useRef<HTMLUListElement>(null);
  const palette = usePalette(frame);
  const shape = useCallback((count: number, width: number) => shapeOf(count, width, size), [size]);
  const grid = useGrid(frame, shown.length, shape);
  const [current, setCurrent] = useState<string | null>(null);
  /** the current tile had the focus, or was led to by a key */
  const focused = useRef(false);
  const ids = shown.map(({ row }) => row.participantId);
  const at = Math.max(0, current === null ? 0 : ids.indexOf(current));
  const { from, to } = grid?.slice ?? { from: 0, to: 0 };
  const sight = ids.slice(from, to).join(" ");

  useEffect(() => onSight(sight === "" ? [] : sight.split(" ")), [sight, onSight]);
  // a tile that was moved or drawn anew has lost the focus
  useLayoutEffect(() => {
    if (!focused.current || current === null || document.activeElement !== document.body) return;
    tileOf(frame.current, current)?.focus({ preventScroll: true });
  });

  const press = (event: KeyboardEvent) => {
    if (!grid || ids.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key.toLowerCase() === "s" && !event.repeat) return onSpot(ids[at]);
    if (event.key.toLowerCase() === "c" && !event.repeat) return onKeep(ids[at]);
    const next = afterKey(event.key, at, ids.length, grid.shape, Math.max(1, to - from - grid.shape.columns));
    if (next === null) return;
    event.preventDefault();
    setCurrent(ids[next]);
    const here = tileOf(frame.current, ids[next]);
    if (here) return here.focus();
    // it is drawn once it is in sight
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    focused.current = true;
    const top = (frame.current?.getBoundingClientRect().top ?? 0) + scrollY;
    scrollTo({ top: top + placeOf(grid.shape, next).top - innerHeight / 2 });
  };

  const drawn = grid ? [...new Set([...shown.slice(from, to), ...shown.slice(at, at + 1)])] : [];
  return (
    <ul
      ref={frame}
      aria-label={t("grid")}
      onKeyDown={press}
      onBlur={({ relatedTarget }) => {
        // to another element, and not because the tile went
        if (relatedTarget) focused.current = false;
      }}
      style={{ height: grid ? heightOf(grid.shape) : undefined }}
      className="relative"
    >
      {grid &&
        drawn.map((one) => {
          const id = one.row.participantId;
          const place = ids.indexOf(id);
          return (
            <li
              key={id}
              aria-setsize={ids.length}
              aria-posinset={place + 1}
              style={styleOf(grid.shape, place)}
              className="absolute"
            >
              <WallTile
                {...one}
                {...{ tiles, palette, size, onOpen, onSpot }}
                lit={id === lit}
                side={grid.shape.width}
                current={place === at}
                onFocus={(focusedId) => {
                  focused.current = true;
                  setCurrent(focusedId);
                }}
              />
            </li>
          );
        })}
    </ul>
  );
}
