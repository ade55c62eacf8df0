"use client";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { wireLimits } from "@/lib/contract/protocol";
import type { ParticipantRow } from "@/lib/contract/views";
import { useSend } from "./commands";

function RenumberForm({ row, onDone }: { row: ParticipantRow; onDone: () => void }) {
  const t = useTranslations("instructor.people");
  const tCommon = useTranslations("common");
  const send = useSend();
  const before = row.studentNumber ?? "";
  const [number, setNumber] = useState(before);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const put = (studentNumber: string, undo?: () => void) =>
      send(
        "participant.renumber",
        { participantId: row.participantId, studentNumber },
        { text: t("renumbered"), undo },
      );
    if (await put(number, () => void put(before))) onDone();
    setBusy(false);
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <TextField
        label={t("renumberLabel")}
        hint={row.numberNote ? t(`numberNote.${row.numberNote}`) : t("renumberHint")}
        value={number}
        autoFocus
        autoComplete="off"
        maxLength={wireLimits.studentNumberCharacters}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Button type="submit" busy={busy}>
        {tCommon("save")}
      </Button>
    </form>
  );
}

/** Corrects a student number; closed while there is none to correct. */
export function RenumberDialog({ row, onClose }: { row: ParticipantRow | null; onClose: () => void }) {
  const t = useTranslations("instructor.people");
  return (
    <Dialog
      open={row !== null}
      onOpenChange={(open) => !open && onClose()}
      title={row ? t("renumberTitle", { name: row.name }) : ""}
    >
      {row && <RenumberForm row={row} onDone={onClose} />}
    </Dialog>
  );
}
