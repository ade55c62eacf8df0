"use client";
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import type { Connection } from "@/lib/client/connection";
import { forgetOwner } from "@/lib/client/forget-owner";
import type { Outbox } from "@/lib/client/outbox";
import type { SelfView } from "@/lib/contract/views";
import { CodeToKeep } from "./personal-code";

interface Props {
  self: SelfView;
  connection: Connection;
  outbox: Outbox;
  /** items that the server does not have yet */
  unsent: number;
}

/** Leaves a shared machine clean, after asking. */
export function NotMe({ self, connection, outbox, unsent }: Props) {
  const t = useTranslations("student");
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const leave = async () => {
    const reply = await connection.request("participant.leave", {}, { timeoutMs: 5_000 });
    if (!reply.ok) return toast({ text: t("notMeOffline"), tone: "bad" });
    await forgetOwner(self.participantId, outbox);
    // a fresh page holds nothing of the last participant in memory either
    location.reload();
  };
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)}>
        <LogOut aria-hidden className="size-4" />
        {t("notMe")}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={t("notMeTitle")}
        description={t("notMeBody", { name: self.name })}
        confirmLabel={t("notMeConfirm")}
        danger
        onConfirm={leave}
      >
        <div className="space-y-3">
          <CodeToKeep code={self.personalCode} />
          {unsent > 0 && <Notice tone="bad">{t("notMeUnsent", { count: unsent })}</Notice>}
        </div>
      </Confirm>
    </>
  );
}
