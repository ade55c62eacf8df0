"use client";
import { useCallback, useMemo } from "react";
import { useStore } from "@/components/ui/use-store";
import { asJson, Remembered } from "@/lib/client/remembered";
import * as z from "@/lib/contract/zod";

interface PutAway {
  /** somebody has put it away on this device */
  gone: boolean;
  putAway: () => void;
  /** it may come again as it was, and is told then */
  bringBack: () => void;
}

/** Whether a notice was put away; what it says is part of its name, after the first word. */
export function usePutAway(owner: string, notice: string): PutAway {
  const kind = notice.split(" ")[0];
  const memory = useMemo(
    () =>
      new Remembered<string | null>({
        ...{ owner, key: `spiralroom-put-away ${owner} ${kind}` },
        ...{ schema: asJson(z.string()), otherwise: null },
      }),
    [owner, kind],
  );
  const gone = useStore(memory, null) === notice;
  const putAway = () => void memory.set(notice);
  const bringBack = useCallback(() => {
    if (memory.get() !== null) memory.forget();
  }, [memory]);
  return { gone, putAway, bringBack };
}
