"use client";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import type { SelfView } from "@/lib/contract/views";

/** "ABCDE FGHJK" is easier to copy by hand. */
const halves = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`;

/** The code in large letters, with a button that copies it. */
export function CodeToKeep({ code }: { code: string }) {
  const t = useTranslations("student");
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-sunken px-4 py-3">
      <p className="font-mono text-xl font-semibold tracking-wider" data-personal-code={code}>
        {halves(code)}
      </p>
      <CopyButton text={code} label={t("copyCode")} />
    </div>
  );
}

/** The participant's own code, on demand: it is a key, so it does not stand open in a hall. */
export function PersonalCode({ self }: { self: SelfView }) {
  const t = useTranslations("student");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)}>
        <KeyRound aria-hidden className="size-4" />
        {t("myCode")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("myCodeTitle")} description={t("myCodeBody")}>
        <CodeToKeep code={self.personalCode} />
        {self.studentNumber && (
          <p className="mt-3 text-sm text-muted">{t("studentNumber", { number: self.studentNumber })}</p>
        )}
      </Dialog>
    </>
  );
}
