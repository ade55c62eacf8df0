"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ParticipantRow } from "@/lib/contract/views";
import { useSend } from "./commands";

/** Erases somebody for good, after saying what goes and what stays. */
export function EraseDialog({ row, onClose }: { row: ParticipantRow | null; onClose: () => void }) {
  const t = useTranslations("instructor.people");
  const send = useSend();
  const [busy, setBusy] = useState(false);
  const erase = async ({ participantId, name }: ParticipantRow) => {
    setBusy(true);
    const done = await send("participant.erase", { participantId }, { text: t("eraseDone", { name }) });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog
      open={row !== null}
      onOpenChange={(open) => !open && onClose()}
      title={row ? t("eraseTitle", { name: row.name }) : ""}
      description={t("eraseForGood")}
    >
      {row && (
        <div className="space-y-4">
          <p>{t("eraseGoes", { runs: row.submissions })}</p>
          <p>{t("eraseStays")}</p>
          <Button variant="danger" busy={busy} onClick={() => void erase(row)}>
            {t("eraseDo")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
