"use client";
import { Check, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import { useResting } from "@/components/ui/rest";
import { PlainEditor } from "./plain-editor";
import { asText, textIn } from "./text-source";

interface Props {
  source: string;
  /** 1-based */
  number: number;
  onEdit: (source: string, was: string) => void;
  /** goes on to the next cell */
  onDone: () => void;
}

const ignore = () => undefined;

/** A text as it reads; a double click or the pencil opens it, Shift-Enter closes it. */
export function TextCell({ source, number, onEdit, onDone }: Props) {
  const t = useTranslations("tensors");
  const resting = useResting();
  const markdown = textIn(source);
  const [open, setOpen] = useState(markdown === "");
  const close = (andNext: boolean) => {
    setOpen(false);
    if (andNext) onDone();
  };
  return (
    <div className="flex items-start gap-1">
      <IconButton
        label={t(open ? "textDone" : "editText", { number })}
        aria-pressed={open}
        onClick={() => setOpen(!open)}
      >
        {open ? <Check aria-hidden className="size-5" /> : <Pencil aria-hidden className="size-4" />}
      </IconButton>
      <div className="min-w-0 grow pt-2" onDoubleClick={() => setOpen(true)}>
        {open ? (
          <PlainEditor
            value={markdown}
            label={t("text", { number })}
            onChange={(next, was) => onEdit(asText(next), asText(was))}
            onRun={close}
            readOnly={resting}
            autoFocus
            onComposing={ignore}
            onLeft={ignore}
          />
        ) : (
          <Markdown>{markdown.trim() || t("emptyText")}</Markdown>
        )}
      </div>
    </div>
  );
}
