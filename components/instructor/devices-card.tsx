"use client";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LocalTime } from "@/components/ui/local-time";

export interface Device {
  id: string;
  /** the browser's own words about itself */
  agent: string;
  /** ISO 8601 */
  seenAt: string;
}

interface Props {
  devices: readonly Device[];
  currentId: string;
  revoke: (id: string) => Promise<void>;
  revokeOthers: () => Promise<void>;
}

/** "Firefox · Windows" out of a user-agent string, or null when it says neither. */
function deviceName(agent: string): string | null {
  const browser = /Edg\/|Firefox\/|Chrome\/|Safari\//
    .exec(agent)?.[0]
    .replace("/", "")
    .replace("Edg", "Edge");
  const system = /Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux/
    .exec(agent)?.[0]
    .replace("Mac OS X", "macOS")
    .replace("CrOS", "ChromeOS");
  return [browser, system].filter(Boolean).join(" · ") || null;
}

/** Where the instructor is signed in, and the way to end it. */
export function DevicesCard({ devices, currentId, revoke, revokeOthers }: Props) {
  const t = useTranslations("account");
  const [busy, start] = useTransition();
  return (
    <Card title={t("devicesTitle")}>
      <ul className="divide-y">
        {devices.map(({ id, agent, seenAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 grow">
              <span className="block">{deviceName(agent) ?? t("unknownDevice")}</span>
              <span className="text-sm text-muted">
                {t.rich("seen", { when: () => <LocalTime at={seenAt} look="recent" /> })}
              </span>
            </span>
            {id === currentId ? (
              <Badge tone="good">{t("thisDevice")}</Badge>
            ) : (
              <Button size="sm" variant="secondary" busy={busy} onClick={() => start(() => revoke(id))}>
                {t("endSignIn")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 1 && (
        <Button size="sm" variant="danger" className="mt-3" busy={busy} onClick={() => start(revokeOthers)}>
          {t("endOthers")}
        </Button>
      )}
    </Card>
  );
}
