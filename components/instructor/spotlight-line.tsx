"use client";
import { Projector } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { visible } from "@/lib/prose/visible";
import { liveIn } from "@/lib/contract/spotlight";
import type { InstructorView } from "@/lib/contract/views";
import { useMay, useSend } from "./commands";
import { useDeclined } from "./use-declined";

/** Whose work is on the screen, and the way to take it off. Nothing while nothing is. */
export function SpotlightLine({ view }: { view: InstructorView }) {
  const t = useTranslations("instructor.spotlight");
  const names = useTranslations("instructor.activity");
  const send = useSend();
  const may = useMay();
  useDeclined(view.participants);
  const { spotlight } = view.room;
  if (!spotlight) return null;
  const live = liveIn(spotlight);
  const name = view.participants.find(({ participantId }) => participantId === live?.participantId)?.name;
  return (
    <div
      data-spotlight={live?.participantId ?? ("answers" in spotlight ? "answers" : "snapshots")}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-accent-soft px-3 py-1.5 text-sm text-accent-strong"
    >
      <Projector aria-hidden className="size-5 shrink-0" />
      <p role="status" className="min-w-0 grow">
        {"snapshots" in spotlight && t("snapshots", { count: spotlight.snapshots.length })}
        {"answers" in spotlight && t("answers", { count: spotlight.answers.length })}
        {live &&
          t.rich("on", {
            place: names(live.activity),
            name: () => (
              <bdi translate="no" className="font-semibold">
                {visible(name ?? "")}
              </bdi>
            ),
          })}
      </p>
      {may("spotlight.set") && (
        <Button
          size="sm"
          variant="secondary"
          onClick={() => send("spotlight.set", { spotlight: null }, { text: t("taken") })}
        >
          {t("take")}
        </Button>
      )}
    </div>
  );
}
