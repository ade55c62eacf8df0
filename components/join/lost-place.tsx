"use client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** Why a browser that keeps work of somebody is nobody: their place was given to another device, or no cookie tells of it. */
export type LostPlace = "opened-elsewhere" | "unknown";

const sayings = { "opened-elsewhere": "placeElsewhere", unknown: "placeUnknown" } as const;

/** What happened to one's place, that nothing is lost, and how to come back with what is still here. */
export function LostPlaceNotice({ why }: { why: LostPlace }) {
  const t = useTranslations("join");
  const said = sayings[why];
  return (
    <Notice tone="warn" title={t(`${said}Title`)} live>
      <p>{t(`${said}Body`)}</p>
      <p className="mt-2">{t("placeKept")}</p>
    </Notice>
  );
}
