"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Outbox, OutboxSnapshot } from "@/lib/client/outbox";
import type { PublicSession } from "@/lib/contract/views";
import { RefusedWork } from "./refused-work";
import { useSteady } from "./use-steady";

interface Props {
  session: PublicSession;
  outbox: Outbox;
  snapshot: OutboxSnapshot;
  online: boolean;
}

/** What the student should know just now, above the work: offline, refused, not kept, ended. */
export function Notices({ session, outbox, snapshot, online }: Props) {
  const t = useTranslations("student");
  const offline = useSteady(!online, 1500);
  return (
    <div className="space-y-3 empty:hidden">
      {offline && (
        <Notice tone="warn" title={t("offlineTitle")} live>
          {t("offlineBody")}
        </Notice>
      )}
      {!snapshot.durable && (
        <Notice tone="warn" title={t("notDurableTitle")} live>
          {t("notDurableBody")}
        </Notice>
      )}
      <RefusedWork items={snapshot.items} outbox={outbox} />
      {session.status === "ended" && (
        <Notice title={t("endedTitle")} live>
          {t("endedBody")}
        </Notice>
      )}
      {session.status === "released" && (
        <Notice
          tone="good"
          title={t("releasedTitle")}
          live
          action={
            <Link href={`/j/${session.code}/look-back`} className={buttonClass("primary", "sm")}>
              {t("releasedOpen")}
            </Link>
          }
        >
          {t("releasedBody")}
        </Notice>
      )}
    </div>
  );
}
