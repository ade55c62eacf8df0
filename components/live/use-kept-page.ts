"use client";
import { useLocale } from "next-intl";
import { useEffect } from "react";
import { started } from "@/lib/client/starting";
import { keepPage, releasePage } from "@/lib/offline/client";

/**
 * Keeps this page on the device for a reload without the server, in the language that it is shown in.
 * @param wish null while it is not known what the page is; a reload may come `soon`
 */
export function useKeptPage(wish: "keep" | "keep-soon" | "release" | null = "keep"): void {
  const language = useLocale();
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (wish === "release") {
      // at once: whoever comes in meanwhile has the page kept, and that must not lose its mark again
      delete dataset.kept;
      void releasePage();
    }
    if (wish !== "keep" && wish !== "keep-soon") return;
    const ending = new AbortController();
    void keepPage({ signal: ending.signal, soon: wish === "keep-soon", started }).then((kept) => {
      if (kept && !ending.signal.aborted) dataset.kept = language;
    });
    return () => ending.abort();
  }, [wish, language]);
}
