"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Obstacle } from "@/components/live/obstacle";
import { buttonClass } from "@/components/ui/button-class";
import { Notice } from "@/components/ui/notice";
import { useStore } from "@/components/ui/use-store";
import { browserStorage } from "@/lib/client/browser-storage";
import type { Connection } from "@/lib/client/connection";
import type { Outbox, OutboxSnapshot } from "@/lib/client/outbox";
import type { PublicSession } from "@/lib/contract/views";
import { Tell } from "./gathered";
import { PutAwayButton } from "./put-away-button";
import { RefusedWork } from "./refused-work";
import { usePutAway } from "./use-put-away";
import { useOffline } from "./use-offline";

function Ended({ owner }: { owner: string }) {
  const t = useTranslations("student");
  const { gone, putAway } = usePutAway(owner, "ended");
  if (gone) return null;
  return (
    <Notice title={t("endedTitle")} live line action={<PutAwayButton onPress={putAway} />}>
      <Tell urgency="ended" title={t("endedTitle")} />
      {t("endedBody")}
    </Notice>
  );
}

interface Props {
  owner: string;
  session: PublicSession;
  outbox: Outbox;
  snapshot: OutboxSnapshot;
  connection: Connection;
}

/** What the student should know just now, above the work: offline, refused, not kept, ended. */
export function Notices({ owner, session, outbox, snapshot, connection }: Props) {
  const t = useTranslations("student");
  const keeps = useStore(browserStorage.device.keeps, true);
  const offline = useOffline(connection);
  return (
    <div className="space-y-3 empty:hidden">
      {offline && (
        <Notice tone="warn" title={t("offlineTitle")} live>
          <Tell urgency="offline" title={t("offlineTitle")} text={t("offlineBody")} />
          <p>{t("offlineBody")}</p>
          <p className="mt-1 empty:hidden">
            <Obstacle connection={connection} />
          </p>
        </Notice>
      )}
      {!snapshot.durable && (
        <Notice tone="warn" title={t("notDurableTitle")} live>
          <Tell urgency="unkept" title={t("notDurableTitle")} />
          {t("notDurableBody")}
        </Notice>
      )}
      {snapshot.durable && !keeps && (
        <Notice tone="warn" title={t("storageFullTitle")} live>
          <Tell urgency="unkept" title={t("storageFullTitle")} />
          {t("storageFullBody")}
        </Notice>
      )}
      <RefusedWork items={snapshot.items} outbox={outbox} />
      {session.status === "ended" && <Ended owner={owner} />}
      {session.status === "released" && (
        <div data-released>
          <Notice
            tone="good"
            title={t("releasedTitle")}
            live
            line
            action={
              <Link href={`/j/${session.code}/look-back`} className={buttonClass("primary", "sm")}>
                {t("releasedOpen")}
              </Link>
            }
          >
            <Tell urgency="released" title={t("releasedTitle")} />
            {t("releasedBody")}
          </Notice>
        </div>
      )}
    </div>
  );
}
