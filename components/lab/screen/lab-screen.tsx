"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Afterwards } from "@/components/ui/afterwards";
import { later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import { useHydrating } from "@/components/ui/use-hydrating";
import { useMedia } from "@/components/ui/use-media";
import { brokenLocks } from "@/lib/content/lesson-setups";
import { openLesson, type Lesson } from "@/lib/contract/lesson";
import { ahead } from "@/lib/client/ahead";
import type { Config } from "@/lib/spiral/config";
import type { LabOptions } from "@/lib/lab/run/lab-options";
import type { StopRules } from "@/lib/training/protocol";
import { LabAnnouncer } from "../controls/lab-announcer";
import { LessonProvider } from "../lesson/use-lesson";
import { DropZone } from "../share/drop-zone";
import { LabProvider, useTrainer } from "../use-trainer";
import type { LabLayout } from "./lab-layout";
import { LabMemoryProvider } from "../use-memory";
import { LabSkeleton } from "./lab-skeleton";
import { NarrowLab } from "./narrow-lab";
import { isWide, roomForAll } from "./room-for-all";

interface Props extends Omit<LabLayout, "dataFixed"> {
  /** what a run that was cut off must have in common with the lab to go on in it, as a text */
  place: string;
  /** whether what this tab had set is wanted again; always unless told */
  takesUp?: LabOptions["takesUp"];
  initial: Config;
  /** what ends a run early, to begin with */
  stop?: StopRules;
  /** presets and locks; none unless told */
  lesson?: Lesson;
  /** the session decides the data */
  dataFixed?: boolean;
  /** the first one stays */
  onRun?: LabOptions["onRun"];
  /** below everything, the whole width; also what only listens to the lab */
  below?: ReactNode;
}

// a wide window need not wait for React to ask for it
const WideLab = later(
  ahead(() => import("./wide-lab").then((m) => m.WideLab), isWide),
  LabSkeleton,
);

/** A lab of its own, laid out for the window it is in. */
export function LabScreen({
  place,
  takesUp,
  initial,
  stop,
  lesson = openLesson,
  dataFixed = false,
  onRun,
  below,
  ...layout
}: Props) {
  const t = useTranslations("lab.runs");
  const toast = useToast();
  const { owner } = layout;
  const hydrating = useHydrating();
  const wide = useMedia(roomForAll);
  const lab = useTrainer(
    initial,
    { owner, place, onGone: (count) => toast({ text: t("gone", { count }) }) },
    { onRun, stop, takesUp, brokenLocks: (config) => brokenLocks(config, lesson) },
  );
  return (
    <LabProvider value={lab}>
      <LessonProvider value={lesson}>
        <DropZone dataFixed={dataFixed}>
          <LabMemoryProvider>
            {wide ? (
              <WideLab {...layout} dataFixed={dataFixed} />
            ) : (
              <div className="xl:hidden">
                <NarrowLab {...layout} dataFixed={dataFixed} />
              </div>
            )}
            {/* the server does not know the window */}
            {hydrating && (
              <div className="hidden xl:block">
                <LabSkeleton />
              </div>
            )}
          </LabMemoryProvider>
        </DropZone>
        <Afterwards>{below}</Afterwards>
        <LabAnnouncer />
      </LessonProvider>
    </LabProvider>
  );
}
