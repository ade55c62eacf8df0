"use client";
import { useMemo } from "react";
import { useStore } from "@/components/ui/use-store";
import { asJson, Remembered } from "@/lib/client/remembered";
import * as z from "@/lib/contract/zod";

/** Whether somebody has put a notice away on this device, and what puts it away; what it says is part of its name. */
export function usePutAway(owner: string, notice: string): [putAway: boolean, put: () => void] {
  const memory = useMemo(
    () =>
      new Remembered<string | null>({
        ...{ owner, key: `spiralroom-put-away ${owner} ${notice.split(" ")[0]}` },
        ...{ schema: asJson(z.string()), otherwise: null },
      }),
    [owner, notice],
  );
  return [useStore(memory, null) === notice, () => void memory.set(notice)];
}
