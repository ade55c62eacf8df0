"use client";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { displayNameSchema } from "@/lib/contract/display-name";
import type { ParticipantRow } from "@/lib/contract/views";
import { useSend } from "./commands";

function RenameForm({ row, onDone }: { row: ParticipantRow; onDone: () => void }) {
  const t = useTranslations("instructor.people");
  const tErrors = useTranslations("errors");
  const tCommon = useTranslations("common");
  const send = useSend();
  const [name, setName] = useState(row.name);
  const [busy, setBusy] = useState(false);
  const valid = displayNameSchema.safeParse(name).success;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!valid || busy) return;
    setBusy(true);
    const { participantId } = row;
    const undo = () => void send("participant.rename", { participantId, name: row.name });
    if (await send("participant.rename", { participantId, name }, { text: t("renamed"), undo })) onDone();
    setBusy(false);
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <TextField
        label={t("newName")}
        value={name}
        autoFocus
        error={valid ? undefined : tErrors("name-invalid")}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" busy={busy} disabled={!valid}>
        {tCommon("save")}
      </Button>
    </form>
  );
}

/** Gives a participant another name; closed while there is none. */
export function RenameDialog({ row, onClose }: { row: ParticipantRow | null; onClose: () => void }) {
  const t = useTranslations("instructor.people");
  return (
    <Dialog
      open={row !== null}
      onOpenChange={(open) => !open && onClose()}
      title={row ? t("renameTitle", { name: row.name }) : ""}
    >
      {row && <RenameForm row={row} onDone={onClose} />}
    </Dialog>
  );
}
