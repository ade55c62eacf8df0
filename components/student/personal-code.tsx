"use client";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import type { Connection } from "@/lib/client/connection";
import type { SelfView } from "@/lib/contract/views";
import { OwnNumber } from "./own-number";

/** "ABCDE FGHJK" is easier to copy by hand. */
const halves = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`;

/** The code in large letters, with a button that copies it. */
export function CodeToKeep({ code }: { code: string }) {
  const t = useTranslations("student");
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-sunken px-4 py-3">
      <p translate="no" className="font-mono text-xl font-semibold tracking-wider" data-personal-code={code}>
        {halves(code)}
      </p>
      <CopyButton text={code} label={t("copyCode")} />
    </div>
  );
}

/** The participant's own code, on demand: it is a key, so it does not stand open in a hall. */
export function PersonalCode({ self, connection }: { self: SelfView; connection: Connection }) {
  const t = useTranslations("student");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        className="max-sm:min-w-11 xl:max-3xl:min-w-11"
        title={t("myCode")}
        onClick={() => setOpen(true)}
      >
        <KeyRound aria-hidden className="size-4" />
        <span className="max-sm:sr-only xl:max-3xl:sr-only">{t("myCode")}</span>
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("myCodeTitle")}
        // a room that opened without the server knows neither code nor number
        description={t(self.personalCode ? "myCodeBody" : "myCodeOffline")}
      >
        {self.personalCode && <CodeToKeep code={self.personalCode} />}
        {self.personalCode && <OwnNumber number={self.studentNumber} connection={connection} />}
      </Dialog>
    </>
  );
}
