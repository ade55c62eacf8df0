"use client";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { Marks } from "./use-marks";

/** Whether what was marked is on the server. */
export function SaveSign({ marks }: { marks: Marks }) {
  const t = useTranslations("review.mark");
  if (marks.state === "failed")
    return (
      <span role="alert" className="flex flex-wrap items-center gap-2 text-sm text-bad">
        <CircleAlert aria-hidden className="size-4" />
        {t("failed")}
        <Button size="sm" variant="secondary" onClick={marks.retry}>
          {t("retry")}
        </Button>
      </span>
    );
  if (marks.state === "conflict")
    return (
      <span role="status" className="flex items-center gap-2 text-sm text-warn">
        <CircleAlert aria-hidden className="size-4" />
        {t("waits")}
      </span>
    );
  const saving = marks.state === "saving";
  return (
    <span role="status" data-save={marks.state} className="flex items-center gap-2 text-sm text-muted">
      {saving ? <Spinner /> : <CircleCheck aria-hidden className="size-4 text-good" />}
      {t(saving ? "saving" : "saved")}
    </span>
  );
}
