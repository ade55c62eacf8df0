"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useStore } from "@/components/ui/use-store";
import type { Connection } from "@/lib/client/connection";
import { VersionWatch } from "@/lib/client/version-watch";
import { useHeld } from "./held";
import { loadAnew } from "./load-anew";

interface Props {
  connection: Connection;
  /** nothing of the page waits to be saved */
  saved: boolean;
  /** nothing runs either that a page loaded anew would not go on with */
  idle?: boolean;
}

/** A page of an earlier version is loaded anew by itself when nobody would notice; otherwise it says that there is a newer one. */
export function NewerVersion({ connection, saved, idle = false }: Props) {
  const t = useTranslations("common.newer");
  const open = useMemo(() => () => new VersionWatch(connection, loadAnew), [connection]);
  const watch = useHeld(open);
  const offered = useStore(watch?.offered ?? null, false);
  const [later, setLater] = useState(false);
  const busy = !saved || !idle;
  useEffect(() => watch?.occupy(busy), [watch, busy]);
  if (!watch || !offered || !saved || later) return null;
  return (
    <Notice
      title={t("title")}
      live
      line
      action={
        <div className="flex gap-2">
          <Button variant="secondary" size="sm" onClick={watch.renew}>
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
