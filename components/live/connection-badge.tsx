"use client";
import { clsx } from "clsx";
import { CloudOff, LoaderCircle, Wifi } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Connection } from "@/lib/client/connection";
import { useConnectionStatus } from "./use-connection";

const looks = {
  connecting: { tone: "neutral", icon: LoaderCircle, text: "connecting" },
  online: { tone: "good", icon: Wifi, text: "online" },
  offline: { tone: "warn", icon: CloudOff, text: "offlineShort" },
  closed: { tone: "bad", icon: CloudOff, text: "disconnected" },
} as const;

interface Props {
  connection: Connection | null;
  /** in a line that laptops have no room in: the sign alone while all is well */
  brief?: boolean;
}

/** Whether the page is in touch with the server, in a word and a sign. */
export function ConnectionBadge({ connection, brief = false }: Props) {
  const t = useTranslations("common");
  const { state } = useConnectionStatus(connection);
  const { tone, icon: Icon, text } = looks[state];
  const well = state === "online" || state === "connecting";
  return (
    <span role="status" data-connection={state} className="inline-flex">
      <Badge tone={tone}>
        <Icon aria-hidden className={`size-3.5 ${state === "connecting" ? "animate-spin" : ""}`} />
        {/* on a narrow screen the word would move what stands below it, and goes with the first contact */}
        <span className={clsx(well && "max-sm:sr-only", well && brief && "xl:max-3xl:sr-only")}>
          {t(text)}
        </span>
      </Badge>
    </span>
  );
}
