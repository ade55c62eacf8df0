"use client";
import { useTranslations } from "next-intl";
import { useTitleOf } from "@/components/live/use-title-of";
import type { StaffRow } from "@/lib/contract/staff";

/** Where one of the staff is, in words. */
export function usePlaceWords(): (row: StaffRow) => string {
  const t = useTranslations("staff");
  const tActivity = useTranslations("instructor.activity");
  const titleOf = useTitleOf();
  const nameOf = (item: string): string =>
    item === "spiral" || item === "tensors" ? tActivity(item) : (titleOf(item) ?? item);
  return ({ here, at }) => {
    if (!here) return t("away");
    if (!at) return t("here");
    return at.page === "review" && at.item !== undefined
      ? t("reviewing", { item: nameOf(at.item) })
      : t(`at.${at.page}`);
  };
}
