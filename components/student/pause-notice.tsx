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
          className="sticky top-16 z-10 flex items-start gap-3 rounded-md border border-warn bg-warn-soft px-3 py-2 text-warn shadow-card"
        >
          <Pause aria-hidden className="mt-0.5 size-5 shrink-0" />
          <div>
            <p className="mr-2 font-semibold sm:inline">{t("title")}</p>
            <p className="text-sm text-text sm:inline">{t("body")}</p>
          </div>
        </section>
      )}
    </>
  );
}
