"use client";
import { useEffect, useState } from "react";
import type { Outbox } from "@/lib/client/outbox";
import type { Acknowledged } from "@/lib/client/outbox-item";

const kept = 200;

/** What the server acknowledged while this page is open, oldest first. */
export function useAcknowledged(outbox: Outbox): readonly Acknowledged[] {
  const [list, setList] = useState<readonly Acknowledged[]>([]);
  useEffect(() => outbox.onAcknowledged((one) => setList((old) => [...old, one].slice(-kept))), [outbox]);
  return list;
}
