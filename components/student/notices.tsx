"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo } from "react";
import { Obstacle } from "@/components/live/obstacle";
import { useConnectionStatus } from "@/components/live/use-connection";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Notice } from "@/components/ui/notice";
import { useStore } from "@/components/ui/use-store";
import { browserStorage } from "@/lib/client/browser-storage";
import { asJson, Remembered } from "@/lib/client/remembered";
import type { Connection } from "@/lib/client/connection";
import type { Outbox, OutboxSnapshot } from "@/lib/client/outbox";
import type { PublicSession } from "@/lib/contract/views";
import * as z from "@/lib/contract/zod";
import { RefusedWork } from "./refused-work";
import { useSteady } from "./use-steady";

/** Whether somebody has put away that the session has ended. */
const endPutAway = (owner: string) =>
  new Remembered<boolean>({
    ...{ owner, key: `spiralroom-ended ${owner}` },
    ...{ schema: asJson(z.boolean()), otherwise: false },
  });

function Ended({ owner }: { owner: string }) {
  const t = useTranslations("student");
  const memory = useMemo(() => endPutAway(owner), [owner]);
  if (useStore(memory, false)) return null;
  return (
    <Notice
      title={t("endedTitle")}
      live
      line
      action={
        <Button variant="ghost" size="sm" onClick={() => void memory.set(true)}>
          {t("dismiss")}
        </Button>
      }
    >
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
  const offline = useSteady(useConnectionStatus(connection).state !== "online", 1500);
  return (
    <div className="space-y-3 empty:hidden">
      {offline && (
        <Notice tone="warn" title={t("offlineTitle")} live>
          <p>{t("offlineBody")}</p>
          <p className="mt-1 empty:hidden">
            <Obstacle connection={connection} />
          </p>
        </Notice>
      )}
      {!snapshot.durable && (
        <Notice tone="warn" title={t("notDurableTitle")} live>
          {t("notDurableBody")}
        </Notice>
      )}
      {snapshot.durable && !keeps && (
        <Notice tone="warn" title={t("storageFullTitle")} live>
          {t("storageFullBody")}
        </Notice>
      )}
      <RefusedWork items={snapshot.items} outbox={outbox} />
      {session.status === "ended" && <Ended owner={owner} />}
      {session.status === "released" && (
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
          {t("releasedBody")}
        </Notice>
      )}
    </div>
  );
}
