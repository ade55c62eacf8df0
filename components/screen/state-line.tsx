"use client";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { activities } from "@/lib/contract/ids";
import type { PublicSession } from "@/lib/contract/views";

/** Where the class is: about to begin, what is open, or over. */
export function StateLine({ session }: { session: PublicSession }) {
  const t = useTranslations("screen");
  if (session.status === "draft")
    return (
      <div>
        <p className="text-[1.2em] font-semibold">{t("draft")}</p>
        <p className="text-muted">{t("draftBody")}</p>
      </div>
    );
  if (session.status !== "open")
    return (
      <div className="rounded-lg bg-accent-soft p-[0.8em]">
        <p className="text-[1.2em] font-semibold">{t("ended")}</p>
        <p>{t("endedBody")}</p>
      </div>
    );
  const open = activities.filter((name) => session.activities[name] === "open");
  if (open.length === 0) return null;
  return (
    <p className="text-muted">
      {t("activitiesOpen")}{" "}
      <span className="font-medium text-text">
        {open.map((name, at) => (
          <Fragment key={name}>
            <span className="whitespace-nowrap">
              {t(`activity.${name}`)}
              {at < open.length - 1 && " ·"}
            </span>{" "}
          </Fragment>
        ))}
      </span>
    </p>
  );
}
