"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { Axes, Figure, Mark } from "@/lib/tensorlab/figure/figure";
import { rangesOf } from "./ranges";

/** What is counted of a mark: its points, or itself. */
const countOf = (mark: Mark): number => {
  if (mark.kind === "points") return mark.x.length;
  return mark.kind === "bars" ? mark.left.length : 1;
};

const anywhere = { left: 0, top: 0, width: 1, height: 1 };

/** A figure in words, from its data: for whoever does not see it. */
export function usePlotWords({ title, axes }: Figure): string {
  const t = useTranslations("tensors.plot");
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 3 });

  const marksOf = (all: readonly Mark[]): string => {
    // what cannot be seen only makes room
    const marks = all.filter(({ alpha }) => alpha > 0);
    const kinds = [...new Set(marks.map(({ kind }) => kind))].filter((kind) => kind !== "text");
    const told = kinds.map((kind) => {
      const own = marks.filter((mark) => mark.kind === kind);
      const count = own.reduce((sum, mark) => sum + countOf(mark), 0);
      const labels = own.map(({ label }) => label).filter((label) => label && !label.startsWith("_"));
      return t(`mark.${kind}`, { count }) + (labels.length > 0 ? ` (${labels.join(", ")})` : "");
    });
    return format.list(told);
  };

  const one = (of: Axes): string => {
    const { x, y } = rangesOf({ ...of, shape: "auto" }, anywhere);
    const range = (name: string, [low, high]: readonly [number, number]) =>
      t("range", { name, low: number(low), high: number(high) });
    return [
      of.title || t("untitled"),
      of.marks.length > 0 ? marksOf(of.marks) : t("empty"),
      range(of.xlabel || "x", x),
      range(of.ylabel || "y", y),
    ].join(t("between"));
  };
  return [title, ...axes.map(one)].filter(Boolean).join(t("after"));
}
