"use client";
import { useTranslations } from "next-intl";

/** "Layer 2", "Output": of a layer by its index. @param count with the output layer */
export function useLayerName(count: number): (at: number) => string {
  const t = useTranslations("lab.gradient");
  return (at) => (at === count - 1 ? t("output") : t("layer", { number: at + 1 }));
}
