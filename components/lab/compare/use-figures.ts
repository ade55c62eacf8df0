"use client";
import { useFormatter } from "next-intl";
import { useMemo } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";

export interface Figures {
  /** "99.7 %" */
  percent: (value: number | null) => string;
  /** "± 0.2", in points */
  points: (value: number) => string;
  /** "0.0123" */
  number: (value: number | null) => string;
  whole: (value: number) => string;
  /** "37.8M" */
  short: (value: number) => string;
}

/** How the figures of comparisons are written. */
export function useFigures(): Figures {
  const format = useFormatter();
  return useMemo(() => {
    const known = (value: number | null, write: (value: number) => string) =>
      value === null || !Number.isFinite(value) ? "–" : write(value);
    return {
      percent: (value) => known(value, (share) => format.number(share, accuracyFormat)),
      points: (value) =>
        format.number(100 * value, {
          minimumFractionDigits: 1,
          maximumFractionDigits: value < 0.001 ? 2 : 1,
        }),
      number: (value) => known(value, (real) => format.number(real, { maximumSignificantDigits: 3 })),
      whole: (value) => format.number(value),
      short: (value) => format.number(value, { notation: "compact", maximumSignificantDigits: 3 }),
    };
  }, [format]);
}
