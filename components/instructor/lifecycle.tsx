"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import type { SessionStatus } from "@/lib/contract/views";
import { useSend } from "./commands";

function End() {
  const t = useTranslations("instructor.live");
  const send = useSend();
  const [asking, setAsking] = useState(false);
  const reopen = () => void send("session.reopen", {}, { text: t("reopened") });
  const end = () => void send("session.end", {}, { text: t("ended"), undo: reopen });
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t("end")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("endTitle")}
        description={t("endBody")}
        confirmLabel={t("end")}
        onConfirm={end}
      />
    </>
  );
}

/** The next step in a session's life. */
export function Lifecycle({ status, revealed }: { status: SessionStatus; revealed: boolean }) {
  const t = useTranslations("instructor.live");
  const send = useSend();
  if (status === "draft")
    return <Button onClick={() => void send("session.open", {}, { text: t("opened") })}>{t("open")}</Button>;
  if (status === "open") return <End />;
  if (status === "ended" && !revealed)
    return (
      <Button variant="secondary" onClick={() => void send("session.reopen", {}, { text: t("reopened") })}>
        {t("reopen")}
      </Button>
    );
  return null;
}
