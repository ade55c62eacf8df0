"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Outdated } from "@/lib/client/outdated";
import { findObstacle, type Obstacle } from "@/lib/client/reach";

/** What stands between page and server, where the server itself knows of no failure; null until that is known. */
function useWhatStands(failedHere: boolean): Exclude<Obstacle, "websocket"> | null {
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  useEffect(() => {
    if (failedHere) void findObstacle("").then(setObstacle);
  }, [failedHere]);
  // an answer of ours is no obstacle
  return obstacle === "websocket" ? null : obstacle;
}

/** The server has gone on without this page. */
function OutdatedPage() {
  const t = useTranslations("common.outdated");
  return (
    <main id="content" className="mx-auto max-w-prose space-y-4 px-4 py-16">
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="text-muted">{t("body")}</p>
      <Button onClick={() => location.reload()}>{t("reload")}</Button>
    </main>
  );
}

/** A page that failed to render; the digest is the number under which the server logged it. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("common");
  const router = useRouter();
  const [busy, start] = useTransition();
  const obstacle = useWhatStands(error.digest === undefined);
  // what failed was rendered on the server: only a new request can bring it
  const again = () =>
    start(() => {
      router.refresh();
      reset();
    });
  if (error instanceof Outdated) return <OutdatedPage />;
  return (
    <main id="content" className="mx-auto max-w-prose space-y-4 px-4 py-16">
      <h1 className="text-2xl">{t("errorTitle")}</h1>
      <p className="text-muted">
        {obstacle ? t(`obstacle.${obstacle}`) : t("errorBody", { incident: error.digest ?? "–" })}
      </p>
      <Button busy={busy} onClick={again}>
        {t("retry")}
      </Button>
    </main>
  );
}
