"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendOnce } from "@/components/instructor/send-once";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Confirm } from "@/components/ui/confirm";
import { useErrorText } from "@/components/ui/error-text";
import { useToast } from "@/components/ui/toast";
import type { Desk } from "@/lib/review/desk";

interface Props {
  session: Desk["session"];
  marked: number;
  handedIn: number;
}

/** Sends the release or its undo through the session's door. */
function useRelease(sessionId: string): { busy: boolean; release: (released: boolean) => Promise<void> } {
  const t = useTranslations("review.release");
  const tCommon = useTranslations("common");
  const toast = useToast();
  const errorText = useErrorText();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const release = async (released: boolean): Promise<void> => {
    setBusy(true);
    const reply = await sendOnce(sessionId, "session.release", { released });
    setBusy(false);
    if (!reply.ok) return toast({ text: errorText(reply.error), tone: "bad" });
    const action = { label: tCommon("undo"), run: () => void release(!released) };
    toast({ text: t(released ? "done" : "withdrawn"), tone: "good", action });
    router.refresh();
  };
  return { busy, release };
}

/** Lets students see their marks, or takes that back. */
export function ReleaseButton({ session, marked, handedIn }: Props) {
  const t = useTranslations("review.release");
  const tDesk = useTranslations("review");
  const { busy, release } = useRelease(session.id);
  const [asking, setAsking] = useState(false);
  if (session.status === "released")
    return (
      <Button
        variant="secondary"
        size="sm"
        busy={busy}
        title={t("released")}
        onClick={() => void release(false)}
      >
        {t("withdraw")}
      </Button>
    );
  const early = session.status !== "ended";
  return (
    <>
      <Button size="sm" variant={early ? "secondary" : "primary"} busy={busy} onClick={() => setAsking(true)}>
        {t("release")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("title")}
        description={early ? t("notEnded") : t("body", { marked, total: handedIn })}
        confirmDisabled={early}
        confirmLabel={t("release")}
        onConfirm={() => void release(true)}
      >
        {early && (
          <Link href={`/sessions/${session.id}`} className={buttonClass("secondary")}>
            {tDesk("back")}
          </Link>
        )}
      </Confirm>
    </>
  );
}
