"use client";
import { SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { ChoiceMenu } from "./menu";

/** Light, dark, or as the device. */
export function ThemeMenu() {
  const t = useTranslations("common");
  const { theme = "system", setTheme } = useTheme();
  const options = [
    { value: "light", label: t("themeLight") },
    { value: "dark", label: t("themeDark") },
    { value: "system", label: t("themeSystem") },
  ];
  return (
    <ChoiceMenu
      label={t("theme")}
      icon={<SunMoon aria-hidden className="size-5" />}
      options={options}
      value={theme}
      onChange={setTheme}
    />
  );
}
