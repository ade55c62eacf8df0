"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { later } from "@/components/ui/later";
import { ahead } from "@/lib/client/ahead";
import { PhoneBar } from "../controls/phone-bar";
import { RunNotices } from "../controls/run-notices";
import { MapPanel } from "../map/map-panel";
import { PointPanel } from "../point/point-panel";
import type { LabLayout } from "./lab-layout";
import { isNarrow } from "./room-for-all";

/** As high as the window, so that what stands below is out of sight before and after. */
const PartsLoading = () => <div aria-hidden className="h-dvh animate-pulse rounded-lg bg-sunken" />;

const LabParts = later(
  ahead(() => import("./lab-parts").then((m) => m.LabParts), isNarrow),
  PartsLoading,
);

/** On a phone the map, what belongs to it as tabs below, and a bar at the bottom; on a tablet the tabs stand beside it. */
export function NarrowLab({ submit, sent, ...parts }: LabLayout) {
  const t = useTranslations("lab");
  const notices = useRef<HTMLDivElement>(null);
  return (
    <div className="space-y-3">
      <PhoneBar {...{ submit, notices }} sent={sent?.(true)} />
      {/* never without a box: the bar asks whether it is in sight */}
      <div ref={notices} tabIndex={-1} className="space-y-2 empty:-mb-px empty:h-px">
        <RunNotices />
      </div>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        <section
          data-guide="lab.map"
          aria-label={t("view.output")}
          // above it a room's own lines, below it the bar: on a short window the map is smaller, and whole
          className="min-w-0 max-md:[@media(min-height:26.01rem)]:[--map-most:max(15rem,calc(100svh-21.5rem))] md:sticky md:top-18 md:self-start"
        >
          <MapPanel />
          <PointPanel beside={false} />
        </section>
        <div data-guide="lab.network" className="min-w-0">
          <LabParts {...parts} />
        </div>
      </div>
    </div>
  );
}
