"use client";
import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { MoreControls } from "./more-controls";
import { NoticeSign } from "./notice-sign";
import { Readout } from "./readout";
import { StartButton } from "./start-button";
import { EpochButton, ResetButton } from "./step-buttons";

interface Props {
  /** sends the run away, where there is somebody to send it to */
  submit?: ReactNode;
  /** what became of what was sent last, folded */
  sent?: ReactNode;
  /** where what went wrong is explained */
  notices: RefObject<HTMLElement | null>;
}

/** At the bottom of a phone's screen, wherever one has scrolled to: how the run stands, start, and submitting. */
export function PhoneBar({ submit, sent, notices }: Props) {
  const t = useTranslations("lab.controls");
  return (
    <div
      role="group"
      aria-label={t("title")}
      data-bottom-bar
      className="fixed inset-x-0 bottom-0 z-20 m-0 space-y-2 border-t bg-surface/95 px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] backdrop-blur sm:px-6 [@media(max-height:26rem)]:static"
    >
      <NoticeSign notices={notices} />
      {/* on the narrowest phones what became of a run stands in its loss's place, which the curves tell too */}
      <div className="flex flex-wrap items-center gap-x-3 max-[22rem]:gap-x-2 max-[22rem]:has-[[data-sent]]:[&_dl>:nth-child(2)]:hidden">
        <Readout className="min-w-0 grow max-[22rem]:gap-2" />
        {sent}
      </div>
      {/* on the narrowest phones words without signs, so that all stands in one line */}
      <div className="flex flex-wrap items-center gap-1 max-[22rem]:gap-0">
        <StartButton className="min-w-22 grow basis-0 max-[22rem]:mr-1 max-[22rem]:min-w-18 max-[22rem]:px-1 max-[22rem]:[&>svg:not(.animate-spin)]:hidden" />
        {submit}
        <EpochButton />
        <ResetButton />
        <MoreControls />
      </div>
    </div>
  );
}
