"use client";
import { Paperclip } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { Button } from "@/components/ui/button";
import type { QuestionId } from "@/lib/content/questions";
import type { Attachment } from "@/lib/lab/attachment";
import { useAttach } from "./attach-provider";

interface Props {
  make: () => Attachment;
  /** the question that this stands in; without one it is asked for */
  questionId?: QuestionId;
}

/** Attaches something to an answer; nothing at all where there are no answers. */
export function AttachButton({ make, questionId }: Props) {
  const t = useTranslations("compare.attach");
  const language = useLocale();
  const port = useAttach();
  if (!port) return null;
  if (questionId)
    return (
      <Button variant="secondary" size="sm" onClick={() => port.attach(questionId, make())}>
        <Paperclip aria-hidden className="size-4" />
        {t("here")}
      </Button>
    );
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button variant="secondary" size="sm">
          <Paperclip aria-hidden className="size-4" />
          {t("to")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          className="z-50 max-w-72 rounded-md border bg-surface p-1 shadow-card"
        >
          <DropdownMenu.Label className="px-3 py-1.5 text-xs text-muted">{t("which")}</DropdownMenu.Label>
          {port.questions.map(({ id, title }, index) => (
            <DropdownMenu.Item
              key={id}
              onSelect={() => port.attach(id, make())}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-3 text-sm outline-none data-[highlighted]:bg-sunken"
            >
              <span className="tabular text-muted">{index + 1}</span>
              {title[language]}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
