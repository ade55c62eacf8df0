"use client";
import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type RefObject } from "react";
import { Badge } from "@/components/ui/badge";
import type { Connection } from "@/lib/client/connection";
import { useOffline } from "./use-offline";

/** What the header covers. */
const covered = "-64px 0px 0px 0px";

/** Whether the element has gone out of sight above. */
function useGoneAbove(place: RefObject<Element | null>, watched: boolean): boolean {
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (!watched || !place.current) return;
    const observer = new IntersectionObserver(
      ([{ isIntersecting, boundingClientRect }]) => setGone(!isIntersecting && boundingClientRect.top < 64),
      { rootMargin: covered },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place, watched]);
  return gone && watched;
}

/** Below the notice that tells it, a sign that stays in sight wherever one scrolls to. It takes no room. */
export function OfflineSign({ connection }: { connection: Connection }) {
  const t = useTranslations("common");
  const place = useRef<HTMLDivElement>(null);
  const offline = useOffline(connection);
  const gone = useGoneAbove(place, offline);
  return (
    <>
      <div ref={place} className="m-0" />
      <div aria-hidden className="pointer-events-none sticky top-16 z-10 m-0 flex h-0 justify-end">
        {gone && (
          <span data-offline-sign className="h-fit rounded-full shadow-card">
            <Badge tone="warn">
              <CloudOff className="size-3.5" />
              {t("offlineShort")}
            </Badge>
          </span>
        )}
      </div>
    </>
  );
}
