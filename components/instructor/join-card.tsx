"use client";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useJoinOrigin } from "@/components/live/use-join-origin";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { QrCode } from "@/components/ui/qr-code";
import { Switch } from "@/components/ui/switch";
import type { PublicSession } from "@/lib/contract/views";
import { useMay, useSend } from "./commands";

const code = (text: ReactNode) => (
  <code translate="no" className="font-mono text-[0.92em]">
    {text}
  </code>
);

/** Why students on this address have no WebGPU, and what to do about it. */
function HttpNotice() {
  const t = useTranslations("instructor.live");
  return (
    <Notice>
      <details>
        <summary className="font-semibold text-accent-strong">{t("httpTitle")}</summary>
        <p className="mt-1">{t.rich("httpBody", { code })}</p>
      </details>
    </Notice>
  );
}

function BigQr({ joinUrl }: { joinUrl: string }) {
  const t = useTranslations("instructor.live");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={t("qrBig")}
        title={t("qrBig")}
        onClick={() => setOpen(true)}
        className="size-28 shrink-0 rounded-md border bg-white"
      >
        <QrCode text={joinUrl} label={t("qr")} className="size-full" />
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={joinUrl} wide>
        <QrCode
          text={joinUrl}
          label={t("qr")}
          className="mx-auto w-full max-w-[70dvh] rounded-md border bg-white"
        />
      </Dialog>
    </>
  );
}

/** Whether browsers treat pages of this address as secure. */
const isSecure = (origin: string): boolean =>
  origin.startsWith("https:") || /^http:\/\/(localhost|127\.|\[::1\])/.test(origin);

/** Which of this machine's networks the students are on. */
function AddressField({
  origin,
  origins,
  choose,
}: {
  origin: string;
  origins: readonly string[];
  choose: (origin: string) => void;
}) {
  const t = useTranslations("instructor.live");
  return (
    <SelectField
      label={t("address")}
      hint={t("addressHint")}
      value={origin}
      onChange={(event) => choose(event.target.value)}
    >
      {origins.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </SelectField>
  );
}

/** How students come in: code, link, QR, and the lock. */
export function JoinCard({
  session,
  origins,
}: {
  session: PublicSession;
  origins: readonly [string, ...string[]];
}) {
  const t = useTranslations("instructor.live");
  const send = useSend();
  const may = useMay();
  const [origin, choose] = useJoinOrigin(origins);
  const joinUrl = `${origin}/j/${session.code}`;
  return (
    <Card title={t("join")}>
      <div className="flex items-start gap-4 max-sm:gap-3">
        <BigQr joinUrl={joinUrl} />
        <div className="min-w-0 space-y-2">
          <p translate="no" className="font-mono text-3xl font-bold tracking-wide">
            <span className="sr-only">{t("code")} </span>
            {session.code}
          </p>
          <p className="text-sm wrap-anywhere text-muted">
            {origin}
            <wbr />
            /j/{session.code}
          </p>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={session.code} label={t("copyCode")} />
            <CopyButton text={joinUrl} label={t("copyLink")} />
          </div>
        </div>
      </div>
      <div className="mt-3 space-y-3">
        {origins.length > 1 && <AddressField {...{ origin, origins, choose }} />}
        {may("join.lock") && (
          <Switch
            label={t("lock")}
            hint={t("lockHint")}
            checked={session.joinLocked}
            onChange={(locked) => void send("join.lock", { locked })}
          />
        )}
        {!isSecure(origin) && <HttpNotice />}
      </div>
    </Card>
  );
}
