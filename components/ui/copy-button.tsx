"use client";
import { Check, Copy, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "./button";

/** Copies what is selected in a field of its own, which stands beside the button: a dialog lets no focus out of it. */
function copySelected(text: string, button: HTMLElement): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "sr-only";
  button.after(area);
  area.select();
  const copied = document.activeElement === area && document.execCommand("copy");
  area.remove();
  button.focus();
  return copied;
}

/** Whether the text is on the clipboard now. The clipboard's own API is missing on plain-HTTP addresses. */
async function copyText(text: string, button: HTMLElement): Promise<boolean> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (clipboard === undefined) return copySelected(text, button);
  return clipboard.writeText(text).then(
    () => true,
    () => copySelected(text, button),
  );
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations("common");
  const button = useRef<HTMLButtonElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    if (!button.current) return;
    const done = await copyText(text, button.current);
    setCopied(done);
    if (done) setTimeout(() => setCopied(null), 2000);
  };
  const Icon = { true: Check, false: TriangleAlert, null: Copy }[`${copied}`];
  return (
    <Button ref={button} variant="secondary" size="sm" onClick={copy}>
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite">{copied === null ? label : t(copied ? "copied" : "notCopied")}</span>
    </Button>
  );
}
