"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import type { ParticipantRow } from "@/lib/contract/views";
import { useSend } from "./commands";
import { NameForm } from "./name-form";

/** Takes somebody back in whose name is another's by now; a free one is offered. */
export function RestoreDialog({ row, onClose }: { row: ParticipantRow | null; onClose: () => void }) {
  const t = useTranslations("instructor.people");
  const send = useSend();
  const restore = ({ participantId }: ParticipantRow, name: string) =>
    send("participant.restore", { participantId, name }, { text: t("restored", { name }) });
  return (
    <Dialog
      open={row !== null}
      onOpenChange={(open) => !open && onClose()}
      title={row ? t("restoreAs", { name: row.name }) : ""}
      description={t("restoreAsBody")}
    >
      {row && (
        <NameForm
          initial={row.freeName ?? row.name}
          action={t("restoreAsDo")}
          give={(name) => restore(row, name)}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}
