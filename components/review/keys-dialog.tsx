"use client";
import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const keys = [
  { keys: "j →", words: "keyNext" },
  { keys: "k ←", words: "keyPrevious" },
  { keys: "u", words: "keyUnmarked" },
  { keys: "1–9 0", words: "keyRubric" },
  { keys: "c", words: "keyComment" },
  { keys: "Ctrl ⌘ + Enter", words: "keyDone" },
  { keys: "n", words: "keyNames" },
] as const;

/** Says which keys there are. */
export function KeysDialog() {
  const t = useTranslations("review");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)}>
        <Keyboard aria-hidden className="size-4" />
        {t("keys")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("keysTitle")} description={t("keysNote")}>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          {keys.map((one) => (
            <div key={one.keys} className="contents">
              <dt>
                <kbd translate="no" className="rounded border bg-sunken px-2 py-0.5 font-mono text-sm">
                  {one.keys}
                </kbd>
              </dt>
              <dd>{t(one.words)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
