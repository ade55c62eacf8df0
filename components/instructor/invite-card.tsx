"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";

/** Makes a one-time link for a colleague, at the address that others reach; it is shown once. */
export function InviteCard({ days, invite }: { days: number; invite: () => Promise<string> }) {
  const t = useTranslations("account");
  const [link, setLink] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setLink(await invite().finally(() => setBusy(false)));
  };
  return (
    <Card title={t("inviteTitle")}>
      <p className="mb-3 text-muted">{t("inviteBody", { days })}</p>
      {link ? (
        <div className="space-y-2" aria-live="polite">
          <p className="rounded-md bg-sunken p-3 font-mono text-sm break-all">{link}</p>
          <CopyButton text={link} label={t("copyLink")} />
        </div>
      ) : (
        <Button busy={busy} onClick={() => void make()}>
          {t("invite")}
        </Button>
      )}
    </Card>
  );
}
