"use client";
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useErrorText } from "@/components/ui/error-text";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import type { SaveState } from "@/lib/client/save-state";
import type { SelfView } from "@/lib/contract/views";
import { CodeToKeep } from "./personal-code";
import type { Leave } from "./use-leaving";

interface BeforeLeavingProps {
  code: string;
  /** what the server does not have yet would be lost */
  saved: SaveState;
  online: boolean;
}

interface Props extends Omit<BeforeLeavingProps, "code"> {
  self: SelfView;
  leave: Leave;
}

/** What to know before one leaves. @param code empty in a room that opened without the server */
export function BeforeLeaving({ code, saved: { state, count }, online }: BeforeLeavingProps) {
  const t = useTranslations("student");
  return (
    <div className="space-y-3">
      {code ? <p>{t("notMeCode")}</p> : <Notice tone="warn">{t("notMeNoCode")}</Notice>}
      {code && <CodeToKeep code={code} />}
      {state === "reading" && <Notice>{t("loadingWork")}</Notice>}
      {!online && <Notice>{t("notMeOffline")}</Notice>}
      {count > 0 && <Notice tone="bad">{t("notMeUnsent", { count })}</Notice>}
    </div>
  );
}

/** Leaves a shared machine clean, after asking. */
export function NotMe({ self, leave, saved, online }: Props) {
  const t = useTranslations("student");
  const errorText = useErrorText();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const makeWay = async () => {
    const reply = await leave();
    if (!reply.ok) toast({ text: errorText(reply.error), tone: "bad" });
  };
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        className="max-sm:min-w-11 xl:max-3xl:min-w-11"
        title={t("notMe")}
        onClick={() => setOpen(true)}
      >
        <LogOut aria-hidden className="size-4" />
        <span className="max-sm:sr-only xl:max-3xl:sr-only">{t("notMe")}</span>
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={t("notMeTitle")}
        description={t("notMeBody", { name: self.name })}
        confirmLabel={t("notMeConfirm")}
        danger
        confirmDisabled={saved.state === "reading"}
        onConfirm={() => void makeWay()}
      >
        <BeforeLeaving code={self.personalCode} saved={saved} online={online} />
      </Confirm>
    </>
  );
}
