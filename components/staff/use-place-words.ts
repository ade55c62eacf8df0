"use client";
import { useLocale, useTranslations } from "next-intl";
import { exerciseById } from "@/lib/content/exercises";
import { isQuestionId, questionById } from "@/lib/content/questions";
import type { StaffRow } from "@/lib/contract/staff";

/** Where one of the staff is, in words. */
export function usePlaceWords(): (row: StaffRow) => string {
  const t = useTranslations("staff");
  const tActivity = useTranslations("instructor.activity");
  const language = useLocale();
  const titleOf = (item: string): string => {
    if (isQuestionId(item)) return questionById(item).title[language];
    if (item === "spiral" || item === "tensors") return tActivity(item);
    return exerciseById(item)?.title[language] ?? item;
  };
  return ({ here, at }) => {
    if (!here) return t("away");
    if (!at) return t("here");
    return at.page === "review" && at.item !== undefined
      ? t("reviewing", { item: titleOf(at.item) })
      : t(`at.${at.page}`);
  };
}
