"use client";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuLabel } from "@/components/ui/menu";
import type { QuestionId } from "@/lib/content/questions";
import type { Attachment } from "@/lib/lab/attachment";
import { AttachItems } from "./attach-items";
import { useAttach } from "./attach-provider";

interface Props {
  make: () => Attachment;
  /** the question that this stands in; without one it is asked for */
  questionId?: QuestionId;
}

/** Attaches something to an answer; nothing at all where there are no answers. */
export function AttachButton({ make, questionId }: Props) {
  const t = useTranslations("compare.attach");
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
    <Menu
      className="max-w-72"
      trigger={
        <Button variant="secondary" size="sm">
          <Paperclip aria-hidden className="size-4" />
          {t("to")}
        </Button>
      }
    >
      <MenuLabel>{t("which")}</MenuLabel>
      <AttachItems port={port} make={make} />
    </Menu>
  );
}
