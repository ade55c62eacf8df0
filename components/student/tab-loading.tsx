"use client";
import { useTranslations } from "next-intl";
import { Spinner } from "@/components/ui/spinner";

/** While an activity's code is on its way. */
export function TabLoading() {
  const t = useTranslations("common");
  return (
    <p role="status" className="flex items-center gap-2 py-10 text-muted">
      <Spinner className="size-5" />
      {t("loading")}
    </p>
  );
}
