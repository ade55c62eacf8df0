"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { QrCode } from "@/components/ui/qr-code";
import type { PublicSession } from "@/lib/contract/views";
import { Address, HeadCount, SessionCode, takesIn } from "./door";

/** How to come in while the class is under way, readable from the back row. */
export function JoinPanel({ session, joinUrl }: { session: PublicSession; joinUrl: string }) {
  const t = useTranslations("screen");
  const { code, status, joinLocked } = session;
  return (
    <section aria-label={t("join")} className="flex flex-col items-center gap-[0.5em] text-center">
      {takesIn(session) && (
        <>
          <QrCode text={joinUrl} label={t("qr")} className="w-[min(100%,13em)] rounded-lg border bg-white" />
          <p className="text-[1.15em] font-semibold">
            <Address joinUrl={joinUrl} />
          </p>
          <p className="text-[3em] leading-none font-bold">
            <SessionCode code={code} />
          </p>
        </>
      )}
      {joinLocked && status === "open" && (
        <p className="flex items-center gap-[0.4em] rounded-lg bg-warn-soft px-[1em] py-[0.5em] text-warn">
          <Lock aria-hidden className="size-[1.1em] shrink-0" />
          {t("locked")}
        </p>
      )}
      <HeadCount session={session} />
    </section>
  );
}
