"use client";
import { Ellipsis, Paperclip, PencilLine, Pin, PinOff, RotateCw, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import type { Attachment } from "@/lib/lab/attachment";
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

const item =
  "flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-3 text-sm outline-none data-[highlighted]:bg-sunken";

function Item({ icon, onSelect, children }: { icon: ReactNode; onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={item}>
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}

/** What can be done with a kept run. */
export function RunMenu({ name, pinned, onOpen, onPin, onRename, onRemove, attachment }: Props) {
  const t = useTranslations("lab.runs");
  const language = useLocale();
  const port = useAttach();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={t("more", { name })} className="shrink-0">
          <Ellipsis aria-hidden className="size-5" />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          className="z-50 max-h-[70dvh] max-w-80 overflow-y-auto rounded-md border bg-surface p-1 shadow-card"
        >
          <Item icon={<RotateCw aria-hidden className="size-4" />} onSelect={onOpen}>
            {t("openRun")}
          </Item>
          <Item icon={<PencilLine aria-hidden className="size-4" />} onSelect={onRename}>
            {t("rename")}
          </Item>
          <Item
            icon={pinned ? <PinOff aria-hidden className="size-4" /> : <Pin aria-hidden className="size-4" />}
            onSelect={onPin}
          >
            {t(pinned ? "unpinRun" : "pinRun")}
          </Item>
          <Item icon={<Trash2 aria-hidden className="size-4" />} onSelect={onRemove}>
            {t("removeRun")}
          </Item>
          {port && (
            <>
              <DropdownMenu.Separator className="my-1 border-t" />
              <DropdownMenu.Label className="flex items-center gap-3 px-3 py-1.5 text-xs text-muted">
                <Paperclip aria-hidden className="size-4" />
                {t("attachRun")}
              </DropdownMenu.Label>
              {port.questions.map(({ id, title }, index) => (
                <DropdownMenu.Item key={id} onSelect={() => port.attach(id, attachment())} className={item}>
                  <span className="tabular text-muted">{index + 1}</span>
                  {title[language]}
                </DropdownMenu.Item>
              ))}
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
