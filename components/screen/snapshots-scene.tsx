"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useNameOf } from "@/components/live/use-name-of";
import { PlainSentence } from "@/components/ui/plain-text";
import { tileOfSnapshot } from "@/lib/contract/snapshot";
import type { RoomView } from "@/lib/contract/views";
import { visible } from "@/lib/prose/visible";
import { FocusTitle } from "./focus-title";
import { MapAtLarge, RunAtLarge, RunFigures, TextAtLarge } from "./work-at-large";

type Shown = Extract<NonNullable<RoomView["spotlight"]>, { snapshots: unknown }>;

function One({ shot, among }: { shot: Shown["snapshots"][number]; among: number }) {
  const name = useNameOf()(shot);
  const tile = useMemo(() => tileOfSnapshot(shot), [shot]);
  const item = tile.of === "spiral" ? null : tile.of === "tensors" ? tile.exerciseId : tile.questionId;
  return (
    <li
      className={clsx(
        "flex min-w-0 flex-col gap-[0.5em]",
        // what stands above the work is as high beside it, whichever has more of it; what is left is the work's
        among > 1 && "lg:row-span-3 lg:grid lg:grid-rows-subgrid",
      )}
      data-shown={shot.id}
    >
      <h2 className="text-[1.4em] leading-tight">
        <bdi translate="no" className="block truncate text-left">
          {visible(name)}
        </bdi>
      </h2>
      <div className={clsx("space-y-[0.5em]", among > 1 ? "max-lg:empty:hidden" : "empty:hidden")}>
        {item !== null && (
          <p className="text-muted">
            <FocusTitle item={item} />
          </p>
        )}
        {shot.note !== "" && (
          <PlainSentence className="rounded-md bg-accent-soft px-[0.6em] py-[0.2em] text-[1.2em] text-accent-strong">
            {shot.note}
          </PlainSentence>
        )}
      </div>
      {tile.of === "spiral" && among === 1 && <RunAtLarge {...{ tile, name }} />}
      {tile.of === "spiral" && among > 1 && (
        <div className="flex flex-col gap-[0.5em]">
          <div className="lg:min-h-[7em] lg:grow lg:[container-type:size]">
            <MapAtLarge {...{ tile, name }} className="lg:max-w-[100cqh]" />
          </div>
          <RunFigures tile={tile} inLine />
        </div>
      )}
      {tile.of !== "spiral" && <TextAtLarge tile={tile} />}
    </li>
  );
}

/** Snapshots of students' work, side by side, each with the instructor's sentence. */
export function SnapshotsScene({ spotlight: { snapshots } }: { spotlight: Shown }) {
  const t = useTranslations("screen.spotlight");
  return (
    <main id="content" className="flex min-h-0 grow flex-col overflow-y-auto" data-spotlight="snapshots">
      <ul
        aria-label={t("sideBySide")}
        className={clsx(
          "grid grow gap-[1.2em]",
          snapshots.length > 1 && "max-lg:content-start lg:grid-cols-2 lg:gap-y-[0.5em]",
          snapshots.length === 2 && "lg:grid-rows-[auto_auto_1fr]",
          snapshots.length > 2 && "lg:grid-rows-[auto_auto_1fr_auto_auto_1fr]",
        )}
      >
        {snapshots.map((shot) => (
          <One key={shot.id} shot={shot} among={snapshots.length} />
        ))}
      </ul>
    </main>
  );
}
