"use client";
import { useLocale } from "next-intl";
import { exerciseById } from "@/lib/content/exercises";
import { isQuestionId, questionById } from "@/lib/content/questions";

/** What a question or exercise is called. */
export function FocusTitle({ item }: { item: string }) {
  const language = useLocale();
  const one = isQuestionId(item) ? questionById(item) : exerciseById(item);
  return one ? <span>{one.title[language]}</span> : null;
}
