"use client";
import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { Announcer } from "@/components/ui/announcer";

/** That the class rests, in sight wherever one has scrolled to. */
export function PauseNotice({ resting }: { resting: boolean }) {
  const t = useTranslations("student.pause");
  return (
    <>
      <Announcer text={resting ? `${t("title")} ${t("body")}` : ""} />
      {resting && (
        <section
          aria-label={t("title")}
          data-resting
          className="sticky top-16 z-10 flex items-start gap-3 rounded-md border border-warn bg-warn-soft p-3 text-warn shadow-card"
        >
          <Pause aria-hidden className="mt-0.5 size-5 shrink-0" />
          <div>
            <p className="font-semibold">{t("title")}</p>
            <p className="text-sm text-text">{t("body")}</p>
          </div>
        </section>
      )}
    </>
  );
}
