"use client";
import { Lock, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { QrCode } from "@/components/ui/qr-code";
import type { PublicSession } from "@/lib/contract/views";

/** "ABC DEF" is easier to read across a hall than "ABCDEF". */
const halves = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** How to come in, readable from the back row. */
export function JoinPanel({ session, joinUrl }: { session: PublicSession; joinUrl: string }) {
  const t = useTranslations("screen");
  const closed = session.status === "ended" || session.status === "released";
  return (
    <section aria-label={t("join")} className="flex flex-col items-center gap-[0.6em] text-center">
      {!closed && !session.joinLocked && (
        <>
          <p className="text-[1.1em] text-muted">{t("join")}</p>
          <QrCode text={joinUrl} label={t("qr")} className="w-[min(100%,13em)] rounded-lg border bg-white" />
          <p className="text-[1.15em] font-semibold break-all">{new URL(joinUrl).host}</p>
          <p className="text-[3.4em] leading-none font-bold whitespace-nowrap">
            <span aria-hidden className="font-mono tracking-wide">
              {halves(session.code)}
            </span>
            <span className="sr-only">{t("codeSpelled", { code: session.code.split("").join(" ") })}</span>
          </p>
        </>
      )}
      {session.joinLocked && !closed && (
        <p className="flex items-center gap-[0.4em] rounded-lg bg-warn-soft px-[1em] py-[0.5em] text-warn">
          <Lock aria-hidden className="size-[1.1em]" />
          {t("locked")}
        </p>
      )}
      <p className="flex items-center gap-[0.4em] text-[1.4em] font-semibold">
        <Users aria-hidden className="size-[1em]" />
        <span className="tabular">{t("present", { present: session.present })}</span>
      </p>
      {session.joined !== session.present && (
        <p className="tabular text-muted">{t("joined", { joined: session.joined })}</p>
      )}
    </section>
  );
}
