"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useToast } from "@/components/ui/toast";
import type { Language } from "@/lib/contract/ids";
import { languageCookie } from "@/lib/content/messages/pick-language";

function chosen(): boolean {
  return document.cookie.split("; ").some((cookie) => cookie.startsWith(`${languageCookie}=`));
}

/** Until the browser is closed only: it is the session's wish, not the reader's choice. */
function write(language: Language): void {
  document.cookie = `${languageCookie}=${language}; path=/; samesite=lax`;
}

/** A reader who never chose a language gets the session's, with a way back. */
export function useSessionLanguage(wanted: Language | undefined): void {
  const current = useLocale();
  const router = useRouter();
  const t = useTranslations("join");
  const toast = useToast();
  const done = useRef(false);
  useEffect(() => {
    if (!wanted || done.current) return;
    done.current = true;
    if (wanted === current || chosen()) return;
    const change = (language: Language) => {
      write(language);
      router.refresh();
    };
    change(wanted);
    toast({
      text: t("languageSwitched"),
      action: { label: t("languageBack"), run: () => change(current) },
    });
  }, [wanted, current, router, toast, t]);
}
