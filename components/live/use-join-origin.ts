"use client";
import { useStore } from "@/components/ui/use-store";
import { Remembered } from "@/lib/client/remembered";
import * as z from "@/lib/contract/zod";

/** The device's choice among its own addresses, which its projector shows too. */
const chosen = new Remembered<string | null>({
  ...{ owner: null, key: "spiralroom-join-origin" },
  ...{ schema: z.string(), otherwise: null },
});

/** Where students come in, of these, and how to choose another. */
export function useJoinOrigin(
  origins: readonly [string, ...string[]],
): [origin: string, choose: (origin: string) => void] {
  const choice = useStore(chosen, null);
  const origin = origins.find((one) => one === choice) ?? origins[0];
  return [origin, (one) => void chosen.set(one)];
}
