"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { ParticipantRow } from "@/lib/contract/views";
import { useSend } from "./commands";

interface Props {
  row: ParticipantRow;
  sessionId: string;
  onRename: (row: ParticipantRow) => void;
}

/** The menu of one participant: open their work, rename, remove or take back in. */
export function ParticipantActions({ row, sessionId, onRename }: Props) {
  const t = useTranslations("instructor.people");
  const send = useSend();
  const { participantId, name } = row;
  const restore = () =>
    void send("participant.restore", { participantId }, { text: t("restored", { name }) });
  const remove = () =>
    void send("participant.remove", { participantId }, { text: t("removed1", { name }), undo: restore });
  const trigger = (
    <IconButton label={t("actionsFor", { name })} className="size-9">
      <Ellipsis aria-hidden className="size-5" />
    </IconButton>
  );
  return (
    <Menu trigger={trigger}>
      <MenuItem asChild>
        <Link href={`/sessions/${sessionId}/review?by=participant&who=${participantId}`}>{t("review")}</Link>
      </MenuItem>
      {!row.removed && <MenuItem onSelect={() => onRename(row)}>{t("rename")}</MenuItem>}
      {row.removed ? (
        <MenuItem onSelect={restore}>{t("restore")}</MenuItem>
      ) : (
        <MenuItem className="text-bad" onSelect={remove}>
          {t("remove")}
        </MenuItem>
      )}
    </Menu>
  );
}
