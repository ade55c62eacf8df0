"use client";
import { useEffect, useState } from "react";
import { useConnectionStatus } from "@/components/live/use-connection";
import type { Connection } from "@/lib/client/connection";
import { wireLimits } from "@/lib/contract/protocol";

/** Milliseconds that a sight stands before it is told: who scrolls on is not sent what flies by. */
const settleMs = 150;

function useVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return visible;
}

/** Tells the server whose tiles this page has in sight, on every line anew; nobody's while it is hidden, or gone. */
export function useSight(
  connection: Connection | null,
  inSight: readonly string[],
  closely: string | null,
): void {
  const online = useConnectionStatus(connection).state === "online";
  const visible = useVisible();
  const ids = inSight.slice(0, wireLimits.tilesInSight).join(" ");
  useEffect(() => {
    if (!connection || !online) return;
    const sight = visible
      ? { inSight: ids === "" ? [] : ids.split(" "), closely }
      : { inSight: [], closely: null };
    const timer = setTimeout(() => void connection.request("wall.look", sight), settleMs);
    return () => clearTimeout(timer);
  }, [connection, online, visible, ids, closely]);
}
