"use client";
import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { languages, ownNames, type Language } from "@/lib/content/language";
import { chooseLanguage, oneYear } from "./language-choice";
import { ChoiceMenu } from "./menu";

const options = languages.map((value) => ({
  ...{ value, label: ownNames[value].name, lang: ownNames[value].tag },
}));

/** Changes the page's language and remembers it for a year; the page's own state is kept. */
export function LanguageMenu() {
  const t = useTranslations("common");
  const language = useLocale();
  const router = useRouter();
  const choose = (next: Language) => {
    chooseLanguage(next, oneYear);
    router.refresh();
  };
  return (
    <ChoiceMenu
      label={t("language")}
      icon={<Languages aria-hidden className="size-5" />}
      options={options}
      value={language}
      onChange={choose}
    />
  );
}
