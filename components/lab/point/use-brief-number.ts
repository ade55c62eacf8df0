"use client";
import { useFormatter } from "next-intl";
import { useCallback } from "react";

/** Decimals with which a number close to 1 shows three figures of what is missing to 1; 12 at most. */
export function decimalsNearOne(value: number): number {
  const missing = 1 - value;
  return missing <= 0 ? 0 : Math.min(12, 2 - Math.floor(Math.log10(missing)));
}

/** The sign that belongs to figures, in all of them alike. */
const withMinus = (text: string): string => text.replaceAll("-", "−");

/**
 * Three figures of a number, with a power of ten where it is tiny or huge: "0.123", "4.5e−7". A share near 1 has as many
 * figures as its distance from 1 needs, or its logarithm would not be what follows from it.
 */
export function useBriefNumber(): (value: number, share?: "share") => string {
  const format = useFormatter();
  return useCallback(
    (value, share) => {
      if (!Number.isFinite(value)) return "–";
      // ReLU makes a negative zero of what comes back
      if (value === 0) return "0";
      const size = Math.abs(value);
      if (size < 1e-3 || size >= 1e5) return withMinus(value.toExponential(1));
      const near = share && value > 0.9 && value < 1;
      return withMinus(
        format.number(
          value,
          near ? { maximumFractionDigits: decimalsNearOne(value) } : { maximumSignificantDigits: 3 },
        ),
      );
    },
    [format],
  );
}
