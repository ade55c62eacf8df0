"use client";
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { DeskItem, DeskLine } from "@/lib/review/desk";
import { markPoints } from "@/lib/review/points";
import type { Marks } from "./use-marks";

interface Props {
  line: DeskLine;
  /** who says the same, the writer included; empty when nobody else does */
  group: readonly string[];
  item: DeskItem;
  marks: Marks;
}

/** Offers to mark all of a group of equal short answers as the one that was read. */
export function SameAnswers({ line, group, item, marks }: Props) {
  const t = useTranslations("review.answer");
  const toast = useToast();
  if (group.length < 2) return null;
  const { itemId } = line;
  const mark = marks.of(line);
  const others = group.filter(
    (participantId) =>
      participantId !== line.participantId && markPoints(item, marks.of({ participantId, itemId })) === null,
  );
  const apply = () => {
    if (!mark) return;
    for (const participantId of others) marks.set({ ...mark, participantId, itemId });
    toast({ text: t("sameApplied", { count: others.length }), tone: "good" });
  };
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-md bg-accent-soft p-3 text-sm">
      <Copy aria-hidden className="size-4 text-accent" />
      <span>{t("same", { count: group.length })}</span>
      {others.length > 0 && mark && markPoints(item, mark) !== null && (
        <Button size="sm" variant="secondary" onClick={apply}>
          {t("sameApply", { count: others.length })}
        </Button>
      )}
    </div>
  );
}
