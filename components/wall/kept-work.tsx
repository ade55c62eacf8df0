"use client";
import { useMemo, useRef } from "react";
import { usePalette } from "@/components/lab/canvas/use-palette";
import { useSquare } from "@/components/lab/canvas/use-square";
import { tileOfSnapshot, type Snapshot } from "@/lib/contract/snapshot";
import { TileMap } from "./tile-map";
import { TileText } from "./tile-text";

/** What was kept, as on a tile. */
export function KeptWork({ snapshot, label }: { snapshot: Snapshot; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame, 500);
  const tile = useMemo(() => tileOfSnapshot(snapshot), [snapshot]);
  return (
    <div ref={frame} className="relative aspect-square w-full overflow-hidden rounded-md border bg-sunken">
      {tile.of === "spiral"
        ? tile.map && palette && side > 0 && <TileMap bytes={tile.map} name={label} {...{ palette, side }} />
        : side > 0 && <TileText tile={tile} />}
    </div>
  );
}
