"use client";
import { useFormatter } from "next-intl";
import { useCallback } from "react";

/** Three figures of a number, with a power of ten where it is tiny or huge: "0.123", "4.5e-7". */
export function useBriefNumber(): (value: number) => string {
  const format = useFormatter();
  return useCallback(
    (value) => {
      if (!Number.isFinite(value)) return "–";
      const size = Math.abs(value);
      if (size !== 0 && (size < 1e-3 || size >= 1e5))
        return value.toExponential(1).replace("-", "−").replace("e-", "e−");
      return format.number(value, { maximumSignificantDigits: 3 });
    },
    [format],
  );
}
