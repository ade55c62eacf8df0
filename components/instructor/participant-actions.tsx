"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { IconButton } from "@/components/ui/button";
import type { ParticipantRow } from "@/lib/contract/views";
import { useSend } from "./commands";

const item =
  "flex min-h-11 w-full cursor-pointer items-center rounded-sm px-3 text-sm outline-none data-[highlighted]:bg-sunken";

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
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={t("actionsFor", { name })} className="size-9">
          <Ellipsis aria-hidden className="size-5" />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          className="z-50 min-w-44 rounded-md border bg-surface p-1 shadow-card"
        >
          <DropdownMenu.Item asChild className={item}>
            <Link href={`/sessions/${sessionId}/review?by=participant&who=${participantId}`}>
              {t("review")}
            </Link>
          </DropdownMenu.Item>
          {!row.removed && (
            <DropdownMenu.Item className={item} onSelect={() => onRename(row)}>
              {t("rename")}
            </DropdownMenu.Item>
          )}
          {row.removed ? (
            <DropdownMenu.Item className={item} onSelect={restore}>
              {t("restore")}
            </DropdownMenu.Item>
          ) : (
            <DropdownMenu.Item className={`${item} text-bad`} onSelect={remove}>
              {t("remove")}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
