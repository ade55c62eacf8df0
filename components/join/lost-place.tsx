"use client";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/ui/error-text";
import { Notice } from "@/components/ui/notice";

/**
 * Why a browser in which somebody was is nobody: their place was given to another device, no cookie tells of it, or what
 * was theirs is erased.
 */
export type LostPlace = "opened-elsewhere" | "unknown" | "erased";

const sayings = { "opened-elsewhere": "placeElsewhere", unknown: "placeUnknown" } as const;

/** What happened to one's place, that nothing is lost, and how to come back with what is still here. */
export function LostPlaceNotice({ why }: { why: LostPlace }) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  if (why === "erased")
    return (
      <Notice tone="warn" title={t("erasedTitle")} live>
        {errorText({ code: "erased" })}
      </Notice>
    );
  const said = sayings[why];
  return (
    <Notice tone="warn" title={t(`${said}Title`)} live>
      <p>{t(`${said}Body`)}</p>
      <p className="mt-2">{t("placeKept")}</p>
    </Notice>
  );
}
