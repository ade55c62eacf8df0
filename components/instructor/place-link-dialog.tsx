"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { placeAddress } from "@/components/join/place-token";
import { Button } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { LocalTime } from "@/components/ui/local-time";
import { QrCode } from "@/components/ui/qr-code";
import type { ParticipantRow } from "@/lib/contract/views";
import { useAsk } from "./commands";

function Made({ address, expiresAt }: { address: string; expiresAt: string }) {
  const t = useTranslations("instructor.people");
  return (
    <div className="space-y-3" aria-live="polite">
      <p translate="no" className="rounded-md bg-sunken p-3 font-mono text-sm break-all">
        {address}
      </p>
      <QrCode text={address} label={t("link")} className="mx-auto size-56 rounded-md border bg-white" />
      <p className="text-sm text-muted">
        {t.rich("linkMade", { time: () => <LocalTime at={expiresAt} look="time" /> })}
      </p>
      <CopyButton text={address} label={t("linkCopy")} />
    </div>
  );
}

function Offer({ row, joinUrl }: { row: ParticipantRow; joinUrl: string }) {
  const t = useTranslations("instructor.people");
  const ask = useAsk();
  const [keepDevices, setKeepDevices] = useState(false);
  const [made, setMade] = useState<{ token: string; expiresAt: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setMade(await ask("place.link", { participantId: row.participantId, keepDevices }));
    setBusy(false);
  };
  if (made) return <Made address={placeAddress(joinUrl, made.token)} expiresAt={made.expiresAt} />;
  return (
    <div className="space-y-4">
      <CheckBox checked={keepDevices} onChange={setKeepDevices}>
        {t("linkKeep")}
      </CheckBox>
      <Button busy={busy} onClick={() => void make()}>
        {t("linkMake")}
      </Button>
    </div>
  );
}

interface Props {
  row: ParticipantRow | null;
  /** the room's address as students reach it */
  joinUrl: string;
  onClose: () => void;
}

/** Makes a one-time link to somebody's place. */
export function PlaceLinkDialog({ row, joinUrl, onClose }: Props) {
  const t = useTranslations("instructor.people");
  return (
    <Dialog
      open={row !== null}
      onOpenChange={(open) => !open && onClose()}
      title={row ? t("linkTitle", { name: row.name }) : ""}
      description={t("linkBody")}
    >
      {row && <Offer row={row} joinUrl={joinUrl} />}
    </Dialog>
  );
}
