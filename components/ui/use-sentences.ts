"use client";
import { useLocale } from "next-intl";
import { betweenSentences } from "./between-sentences";

/** Puts what there is to say into one text, as the page's language sets sentences. */
export function useSentences(): (sentences: readonly (string | false | undefined)[]) => string {
  const between = betweenSentences(useLocale());
  return (sentences) => sentences.filter(Boolean).join(between);
}
