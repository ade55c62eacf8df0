"use client";
import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { languageCookie } from "@/lib/content/messages/pick-language";
import { ChoiceMenu } from "./menu";

const options = [
  { value: "zh", label: "中文", lang: "zh-CN" },
  { value: "en", label: "English", lang: "en" },
] as const;

/** Changes the page's language and remembers it for a year; the page's own state is kept. */
export function LanguageMenu() {
  const t = useTranslations("common");
  const language = useLocale();
  const router = useRouter();
  const choose = (next: string) => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${languageCookie}=${next}; path=/; max-age=31536000; samesite=lax${secure}`;
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
