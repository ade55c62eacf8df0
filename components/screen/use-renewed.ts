"use client";
import { useEffect, useMemo } from "react";
import { useHeld } from "@/components/live/held";
import { loadAnew } from "@/components/live/load-anew";
import type { Connection } from "@/lib/client/connection";
import { VersionWatch } from "@/lib/client/version-watch";

/** Loads a screen of an earlier version anew by itself, once nothing goes on there. */
export function useRenewed(connection: Connection | null, resting: boolean): void {
  const open = useMemo(
    () => connection && (() => new VersionWatch(connection, loadAnew, true)),
    [connection],
  );
  const watch = useHeld(open);
  useEffect(() => watch?.occupy(!resting), [watch, resting]);
}
