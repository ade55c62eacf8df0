"use client";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useErrorText } from "@/components/ui/error-text";
import type { Reply, WireError } from "@/lib/contract/errors";

type Leave = () => Promise<Reply<unknown>>;

/** Takes what the browser keeps of a removed person off a shared machine. */
function Clear({ leave }: { leave: Leave }) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const clear = async () => {
    setBusy(true);
    const reply = await leave();
    if (reply.ok) return;
    setRefusal(reply.error);
    setBusy(false);
  };
  return (
    <Card title={t("removedClearTitle")} className="space-y-4">
      <p>{t("removedClearBody")}</p>
      {refusal && <p className="text-bad">{errorText(refusal)}</p>}
      <Button variant="secondary" busy={busy} onClick={() => void clear()}>
        {t("removedClear")}
      </Button>
    </Card>
  );
}

/**
 * For a device whose participant was removed; the removal holds for the device. Its line stays at the door, and brings
 * the room once they are taken back in.
 * @param leave null when nothing of theirs is kept
 */
export function Removed({ leave }: { leave: Leave | null }) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  return (
    <div className="mx-auto max-w-md space-y-5 px-4 py-10">
      <h1 className="text-2xl">{t("removedTitle")}</h1>
      <p className="text-muted">{errorText({ code: "removed" })}</p>
      <p className="text-muted">{t("removedWaits")}</p>
      <Button variant="secondary" onClick={() => location.reload()}>
        <RotateCw aria-hidden className="size-4" />
        {t("removedAgain")}
      </Button>
      {leave && <Clear leave={leave} />}
    </div>
  );
}
