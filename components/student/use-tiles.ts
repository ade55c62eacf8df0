"use client";
import { useCallback, useEffect, useMemo } from "react";
import { useHeld } from "@/components/live/held";
import type { Connection } from "@/lib/client/connection";
import { TileSender, type MakeTile } from "@/lib/client/tile-sender";
import type { Watched } from "@/lib/contract/views";

/** Shows the run in front to a teacher's wall that has this page in sight. @returns takes what makes its picture */
export function useTiles(
  connection: Connection,
  watched: Watched | undefined,
): (make: MakeTile | null) => void {
  const open = useMemo(() => () => new TileSender(connection), [connection]);
  const sender = useHeld(open);
  useEffect(() => sender?.watch(watched ?? null), [sender, watched]);
  return useCallback((make: MakeTile | null) => sender?.shows(make), [sender]);
}
