"use client";
import { useTranslations } from "next-intl";

export function ViewLoading() {
  const t = useTranslations("common");
  return <p className="min-h-40 animate-pulse text-sm text-muted">{t("loading")}</p>;
}
