"use client";
import { Ellipsis, Paperclip, PencilLine, Pin, PinOff, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Attachment } from "@/lib/lab/attachment";
import { AttachItems } from "../submit/attach-items";
import { useAttach } from "../submit/attach-provider";

interface Props {
  name: string;
  pinned: boolean;
  onOpen: () => void;
  onPin: () => void;
  onRename: () => void;
  onRemove: () => void;
  attachment: () => Attachment;
}

/** What can be done with a kept run. */
export function RunMenu({ name, pinned, onOpen, onPin, onRename, onRemove, attachment }: Props) {
  const t = useTranslations("lab.runs");
  const port = useAttach();
  return (
    <Menu
      className="max-h-[70dvh] max-w-80 overflow-y-auto"
      trigger={
        <IconButton label={t("more", { name })} className="shrink-0">
          <Ellipsis aria-hidden className="size-5" />
        </IconButton>
      }
    >
      <MenuItem onSelect={onOpen} className="gap-3">
        <RotateCw aria-hidden className="size-4" />
        {t("openRun")}
      </MenuItem>
      <MenuItem onSelect={onRename} className="gap-3">
        <PencilLine aria-hidden className="size-4" />
        {t("rename")}
      </MenuItem>
      <MenuItem onSelect={onPin} className="gap-3">
        {pinned ? <PinOff aria-hidden className="size-4" /> : <Pin aria-hidden className="size-4" />}
        {t(pinned ? "unpinRun" : "pinRun")}
      </MenuItem>
      <MenuItem onSelect={onRemove} className="gap-3">
        <Trash2 aria-hidden className="size-4" />
        {t("removeRun")}
      </MenuItem>
      {port && (
        <>
          <DropdownMenu.Separator className="my-1 border-t" />
          <DropdownMenu.Label className="flex items-center gap-3 px-3 py-1.5 text-xs text-muted">
            <Paperclip aria-hidden className="size-4" />
            {t("attachRun")}
          </DropdownMenu.Label>
          <AttachItems port={port} make={attachment} />
        </>
      )}
    </Menu>
  );
}
