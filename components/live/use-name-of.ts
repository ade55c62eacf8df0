"use client";
import { useLocale } from "next-intl";
import { useCallback } from "react";
import { pseudonym } from "@/lib/content/pseudonyms";

/** What somebody is called on a page that may not read their name. */
export function useNameOf(): (one: { name: string; alias?: number }) => string {
  const language = useLocale();
  return useCallback(
    ({ name, alias }) => (name === "" && alias !== undefined ? pseudonym(alias, language) : name),
    [language],
  );
}
