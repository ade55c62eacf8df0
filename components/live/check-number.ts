"use client";
import { useFormatter } from "next-intl";

/** Every digit that was typed: two numbers that differ look different. */
export const asSaid = { maximumSignificantDigits: 15 };

/** A number as one says it of a check. @param predicts it is in percent */
export function useCheckNumber(predicts: boolean): (value: number) => string {
  const format = useFormatter();
  return (value) =>
    predicts
      ? format.number(value / 100, { style: "percent", maximumFractionDigits: 2 })
      : format.number(value, asSaid);
}
