"use client";
import { useLocale } from "next-intl";
import { useEffect } from "react";
import { useStore } from "@/components/ui/use-store";
import { Store } from "@/lib/client/store";
import { untilFetched } from "@/lib/client/until-fetched";
import type { Language } from "@/lib/content/language";

type TitleOf = (id: string, language: Language) => string | undefined;

const unknown: TitleOf = () => undefined;
const fetched = new Store<TitleOf>(unknown);
let asked = false;

/** Whoever never gets them reads the places without their titles; that the page is outdated is said elsewhere. */
async function fetchTitles(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    const { titleOf } = await untilFetched(() => import("@/lib/content/titles"));
    fetched.set(titleOf);
  } catch {
    asked = false;
  }
}

/**
 * What exercises, questions and experiments are called; undefined of ids that are none, and until the titles are there:
 * the course's texts are most of a page's weight, and come after it.
 */
export function useTitleOf(): (id: string) => string | undefined {
  const language = useLocale();
  const titleOf = useStore(fetched, unknown);
  useEffect(() => void fetchTitles(), []);
  return (id) => titleOf(id, language);
}
