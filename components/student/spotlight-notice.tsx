"use client";
import { Projector } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Announcer } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { Connection } from "@/lib/client/connection";
import type { SelfView } from "@/lib/contract/views";
import { PutAwayButton } from "./put-away-button";
import { useAsking } from "./use-asking";

/** That one's work is on the screen or in the tray, and the wish that it be not; or that one has asked for that. */
export function SpotlightNotice({ self, connection }: { self: SelfView; connection: Connection }) {
  const t = useTranslations("student.spotlight");
  const ask = useAsking(connection);
  const { onScreen, unshown, snapshots: kept = 0 } = self;
  const declined = unshown === true;
  // for as long as the page stays: opened again, it says once more how to take the wish back
  const [putAway, setPutAway] = useState(false);
  if (putAway && !declined) setPutAway(false);
  return (
    <>
      <Announcer text={onScreen ? t("on") : ""} />
      {(onScreen || (declined && !putAway) || kept > 0) && (
        <section
          aria-label={t("title")}
          data-on-screen={onScreen ?? false}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-accent-soft px-3 py-1.5 text-sm"
        >
          <Projector aria-hidden className="size-5 shrink-0 text-accent-strong" />
          <p className="min-w-0 grow basis-52">
            {onScreen ? t("on") : declined && t("declined")} {kept > 0 && t("kept", { count: kept })}
          </p>
          {kept > 0 && (
            <Button variant="secondary" size="sm" onClick={() => ask("snapshots.withdraw", {})}>
              {t("withdraw")}
            </Button>
          )}
          <Button
            variant="secondary"
            size="sm"
            onClick={() => ask("spotlight.decline", { declined: !declined })}
          >
            {t(declined ? "allow" : "decline")}
          </Button>
          {declined && !onScreen && kept === 0 && <PutAwayButton onPress={() => setPutAway(true)} />}
        </section>
      )}
    </>
  );
}
