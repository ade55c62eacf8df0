"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Notice } from "./notice";

/** Something on the page cannot go on by itself: what is safe, the way on, and what the browser said. */
export function ReloadNotice({
  title,
  children,
  details,
}: {
  title: string;
  children: ReactNode;
  /** shown as it is */
  details: string | null;
}) {
  const t = useTranslations("common.part");
  return (
    <Notice
      tone="bad"
      live
      title={title}
      action={
        <Button variant="secondary" size="sm" onClick={() => location.reload()}>
          {t("reload")}
        </Button>
      }
    >
      <p>{children}</p>
      {details && (
        <p translate="no" className="font-mono text-xs wrap-anywhere">
          {details}
        </p>
      )}
    </Notice>
  );
}
