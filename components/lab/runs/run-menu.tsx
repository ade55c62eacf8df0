"use client";
import { Ellipsis, Paperclip, PencilLine, Pin, PinOff, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
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
          <MenuSeparator />
          <MenuLabel className="flex items-center gap-3">
            <Paperclip aria-hidden className="size-4" />
            {t("attachRun")}
          </MenuLabel>
          <AttachItems port={port} make={attachment} />
        </>
      )}
    </Menu>
  );
}
