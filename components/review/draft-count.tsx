"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendOnce } from "@/components/instructor/send-once";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/components/ui/error-text";
import { useToast } from "@/components/ui/toast";
import type { Desk } from "@/lib/review/desk";

/** After class: drafts that were not handed in may count, and those that were counted no longer. */
export function DraftCount({ session, drafts }: Pick<Desk, "session" | "drafts">) {
  const t = useTranslations("review.drafts");
  const toast = useToast();
  const errorText = useErrorText();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const count = async (counted: boolean): Promise<void> => {
    setBusy(true);
    const reply = await sendOnce(session.id, "drafts.count", { counted });
    setBusy(false);
    if (!reply.ok) return toast({ text: errorText(reply.error), tone: "bad" });
    toast({ text: t(counted ? "done" : "takenBack", { ...reply.data.drafts }), tone: "good" });
    router.refresh();
  };
  const over = session.status === "ended" || session.status === "released";
  if (!over || drafts.unsent + drafts.counted === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      {drafts.unsent > 0 && (
        <>
          {t("unsent", { count: drafts.unsent })}
          <Button variant="secondary" size="sm" busy={busy} onClick={() => void count(true)}>
            {t("count")}
          </Button>
        </>
      )}
      {drafts.counted > 0 && (
        <>
          {t("counted", { count: drafts.counted })}
          <Button variant="ghost" size="sm" busy={busy} onClick={() => void count(false)}>
            {t("takeBack")}
          </Button>
        </>
      )}
    </p>
  );
}
