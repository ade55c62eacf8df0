"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { ParticipantRow } from "@/lib/contract/views";
import { useMay, useSend } from "./commands";
import { useExport } from "./use-export";

/** What is asked about one participant in a dialog. */
export interface Asked {
  what: "rename" | "renumber" | "link" | "restore" | "erase";
  row: ParticipantRow;
}

interface Props {
  row: ParticipantRow;
  sessionId: string;
  onAsk: (asked: Asked) => void;
}

/** Rename, correct their number, a link back, remove or take back in, erase. */
function Changes({ row, onAsk }: Pick<Props, "row" | "onAsk">) {
  const t = useTranslations("instructor.people");
  const send = useSend();
  const { participantId, name } = row;
  const restore = () =>
    void send("participant.restore", { participantId }, { text: t("restored", { name }) });
  const remove = () =>
    void send("participant.remove", { participantId }, { text: t("removed1", { name }), undo: restore });
  return (
    <>
      {!row.removed && <MenuItem onSelect={() => onAsk({ what: "rename", row })}>{t("rename")}</MenuItem>}
      <MenuItem onSelect={() => onAsk({ what: "renumber", row })}>{t("renumber")}</MenuItem>
      {!row.removed && <MenuItem onSelect={() => onAsk({ what: "link", row })}>{t("link")}</MenuItem>}
      {row.removed ? (
        <MenuItem onSelect={row.freeName === undefined ? restore : () => onAsk({ what: "restore", row })}>
          {t("restore")}
        </MenuItem>
      ) : (
        <MenuItem className="text-bad" onSelect={remove}>
          {t("remove")}
        </MenuItem>
      )}
      <MenuItem className="text-bad" onSelect={() => onAsk({ what: "erase", row })}>
        {t("erase")}
      </MenuItem>
    </>
  );
}

/** The menu of one participant: open their work, and what may be changed of them. */
export function ParticipantActions({ row, sessionId, onAsk }: Props) {
  const t = useTranslations("instructor.people");
  const may = useMay();
  const take = useExport();
  const { participantId, name } = row;
  const trigger = (
    <IconButton label={t("actionsFor", { name })} small>
      <Ellipsis aria-hidden className="size-5" />
    </IconButton>
  );
  return (
    <Menu trigger={trigger}>
      <MenuItem asChild>
        <Link href={`/sessions/${sessionId}/review?by=participant&who=${participantId}`}>{t("review")}</Link>
      </MenuItem>
      {may("participant.erase") && (
        <MenuItem onSelect={() => void take(sessionId, "session.json", participantId)}>
          {t("takeOne")}
        </MenuItem>
      )}
      {may("participant.remove") && <Changes {...{ row, onAsk }} />}
    </Menu>
  );
}
