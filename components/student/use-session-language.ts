"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { chooseLanguage, isLanguageChosen } from "@/components/ui/language-choice";
import { useToast } from "@/components/ui/toast";
import { languages, type Language } from "@/lib/content/language";

/** The browser's own first wish is one that we speak, so the page's language was no stopgap. */
const wished = (): boolean =>
  languages.some((language) => navigator.language.toLowerCase().startsWith(language));

/**
 * A reader who never chose a language, and whose browser asks for neither of ours, gets the session's, with a way
 * back; one whose browser asks for the other is offered it.
 */
export function useSessionLanguage(wanted: Language | undefined): void {
  const current = useLocale();
  const router = useRouter();
  const t = useTranslations("join");
  const toast = useToast();
  const done = useRef(false);
  useEffect(() => {
    if (!wanted || done.current) return;
    done.current = true;
    if (wanted === current || isLanguageChosen()) return;
    const change = (language: Language) => {
      // until the browser is closed only: it is the session's wish, not the reader's choice
      chooseLanguage(language);
      router.refresh();
    };
    if (wished()) {
      const action = { label: t("languageSwitch"), run: () => change(wanted) };
      return toast({ text: t("languageOffer"), action });
    }
    change(wanted);
    toast({ text: t("languageSwitched"), action: { label: t("languageBack"), run: () => change(current) } });
  }, [wanted, current, router, toast, t]);
}
