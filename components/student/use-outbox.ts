"use client";
import { useMemo } from "react";
import { useHeld } from "@/components/live/held";
import { useStore } from "@/components/ui/use-store";
import type { Connection } from "@/lib/client/connection";
import { openOutbox, type Outbox, type OutboxSnapshot } from "@/lib/client/outbox";

/** The participant's outbox for as long as the component lives. */
export function useOutbox(owner: string, connection: Connection): Outbox | null {
  const open = useMemo(() => () => openOutbox({ owner, connection }), [owner, connection]);
  return useHeld(open);
}

const empty: OutboxSnapshot = { items: [], typed: [], elsewhere: [], durable: true, ready: false };

export const useOutboxSnapshot = (outbox: Outbox | null): OutboxSnapshot => useStore(outbox, empty);
