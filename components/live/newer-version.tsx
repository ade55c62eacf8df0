"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useStore } from "@/components/ui/use-store";
import type { Connection } from "@/lib/client/connection";
import { VersionWatch } from "@/lib/client/version-watch";
import { useHeld } from "./held";

/** Tells a page of an earlier version that there is a newer one, while nothing of it waits to be saved. */
export function NewerVersion({ connection, saved }: { connection: Connection | null; saved: boolean }) {
  const t = useTranslations("common.newer");
  const open = useMemo(() => (connection ? () => new VersionWatch(connection.status) : null), [connection]);
  const watch = useHeld(open);
  const newer = useStore(watch?.newer ?? null, false);
  const [later, setLater] = useState(false);
  if (!newer || !saved || later) return null;
  return (
    <Notice
      title={t("title")}
      live
      line
      action={
        <div className="flex gap-2">
          <Button variant="secondary" size="sm" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
          <Button variant="ghost" size="sm" onClick={() => setLater(true)}>
            {t("later")}
          </Button>
        </div>
      }
    >
      {t("body")}
    </Notice>
  );
}
