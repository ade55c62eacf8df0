"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import type { ParticipantRow } from "@/lib/contract/views";
import { useSend } from "./commands";
import { NameForm } from "./name-form";

/** Gives a participant another name; closed while there is none. */
export function RenameDialog({ row, onClose }: { row: ParticipantRow | null; onClose: () => void }) {
  const t = useTranslations("instructor.people");
  const tCommon = useTranslations("common");
  const send = useSend();
  const rename = ({ participantId, name: before }: ParticipantRow, name: string) => {
    const undo = () => void send("participant.rename", { participantId, name: before });
    return send("participant.rename", { participantId, name }, { text: t("renamed"), undo });
  };
  return (
    <Dialog
      open={row !== null}
      onOpenChange={(open) => !open && onClose()}
      title={row ? t("renameTitle", { name: row.name }) : ""}
    >
      {row && (
        <NameForm
          initial={row.name}
          action={tCommon("save")}
          give={(name) => rename(row, name)}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}
