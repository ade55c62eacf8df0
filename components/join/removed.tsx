"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useErrorText } from "@/components/ui/error-text";
import type { Reply, WireError } from "@/lib/contract/errors";

/** For a device whose participant was removed. On a shared machine the next person is somebody else. */
export function Removed({ leave }: { leave: () => Promise<Reply<unknown>> }) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const makeWay = async () => {
    setBusy(true);
    const reply = await leave();
    if (reply.ok) return;
    setRefusal(reply.error);
    setBusy(false);
  };
  return (
    <div className="mx-auto max-w-md space-y-5 px-4 py-10">
      <h1 className="text-2xl">{t("removedTitle")}</h1>
      <p className="text-muted">{errorText({ code: "removed" })}</p>
      <Card title={t("removedOtherTitle")} className="space-y-4">
        <p>{t("removedOtherBody")}</p>
        {refusal && <p className="text-bad">{errorText(refusal)}</p>}
        <Button variant="secondary" busy={busy} onClick={() => void makeWay()}>
          {t("removedOther")}
        </Button>
      </Card>
    </div>
  );
}
