"use client";
import { useFormatter } from "next-intl";
import { useCallback } from "react";

/** A number of things, or of bytes in megabytes. */
export function useAmount(): (amount: number, inBytes: boolean) => string {
  const format = useFormatter();
  return useCallback(
    (amount, inBytes) =>
      inBytes
        ? `${format.number(amount / 1_000_000, { maximumFractionDigits: 1 })} MB`
        : format.number(amount),
    [format],
  );
}
