"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Pages } from "./use-pages";

/** Brings the next page of what is older; nothing when that was all. */
export function OlderButton({ pages }: { pages: Pages<unknown> }) {
  const t = useTranslations("review");
  if (!pages.more && pages.state === "ready") return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button variant="ghost" size="sm" busy={pages.state === "loading"} onClick={pages.load}>
        {t("older")}
      </Button>
      {pages.state === "failed" && (
        <span role="alert" className="text-sm text-bad">
          {t("loadFailed")}
        </span>
      )}
    </div>
  );
}
