"use client";
import { useFormatter } from "next-intl";

/** A number as one says it of a check. @param predicts it is in percent */
export function useCheckNumber(predicts: boolean): (value: number) => string {
  const format = useFormatter();
  return (value) =>
    predicts
      ? format.number(value / 100, { style: "percent", maximumFractionDigits: 2 })
      : format.number(value, { maximumSignificantDigits: 6 });
}
