"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNameOf } from "@/components/live/use-name-of";
import { Announcer } from "@/components/ui/announcer";
import { QrCode } from "@/components/ui/qr-code";
import type { RoomView } from "@/lib/contract/views";
import { Address, HeadCount, SessionCode, takesIn } from "./door";
import { StateLine } from "./state-line";

/** Who came in, the newest first; what does not fit stays out of sight. */
function Arrived({ arrived }: { arrived: NonNullable<RoomView["arrived"]> }) {
  const t = useTranslations("screen");
  const nameOf = useNameOf();
  return (
    <section aria-labelledby="arrived" className="flex min-h-0 grow flex-col gap-[0.4em]">
      <h2 id="arrived" className="text-[1.1em]">
        {t("arrivedTitle")}
      </h2>
      {arrived.length === 0 && <p className="text-muted">{t("arrivedNone")}</p>}
      <ul className="flex min-h-0 flex-wrap content-start gap-[0.4em] overflow-hidden">
        {arrived.map((one) => (
          <li
            key={one.participantId}
            className="max-w-full rounded-full border bg-surface px-[0.8em] py-[0.2em] font-medium motion-safe:animate-arrive"
          >
            <bdi translate="no" className="block truncate">
              {nameOf(one)}
            </bdi>
          </li>
        ))}
      </ul>
      <Announcer text={arrived[0] ? t("arrived", { name: nameOf(arrived[0]) }) : ""} />
    </section>
  );
}

/** Before the first model is on the board: how to come in, across the whole screen, and who has come. */
export function Lobby({ view, joinUrl }: { view: RoomView; joinUrl: string }) {
  const t = useTranslations("screen");
  const { session, arrived = [] } = view;
  return (
    <main
      id="content"
      className="grid min-h-0 grow items-stretch gap-[2em] lg:grid-cols-[auto_minmax(0,1fr)]"
    >
      <section aria-label={t("join")} className="flex flex-col items-center gap-[0.6em] text-center">
        {takesIn(session) ? (
          <>
            <p className="text-[1.2em] text-muted">{t("join")}</p>
            {/* above it stands what the instructor says to all */}
            <QrCode
              text={joinUrl}
              label={t("qr")}
              className={`${session.lead ? "w-[min(90vw,30vh)]" : "w-[min(90vw,52vh)]"} rounded-lg border bg-white`}
            />
            <p className="max-w-[min(90vw,52vh)] text-[1.5em] leading-tight font-semibold">
              <Address joinUrl={joinUrl} />
            </p>
            <p className="text-[4.4em] leading-none font-bold">
              <SessionCode code={session.code} />
            </p>
          </>
        ) : (
          <p className="flex items-center gap-[0.4em] rounded-lg bg-warn-soft px-[1em] py-[0.5em] text-[1.4em] text-warn">
            <Lock aria-hidden className="size-[1.1em] shrink-0" />
            {t("locked")}
          </p>
        )}
      </section>
      <div className="flex min-h-0 flex-col gap-[1em]">
        <StateLine session={session} />
        <HeadCount session={session} />
        <Arrived arrived={arrived} />
      </div>
    </main>
  );
}
