"use client";
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { DeskItem, Sheet } from "@/lib/review/desk";
import { markPoints } from "@/lib/review/points";
import type { Marks } from "./use-marks";

/** Offers to mark all of a group of equal short answers as the one that was read. */
export function SameAnswers({ sheet, item, marks }: { sheet: Sheet; item: DeskItem; marks: Marks }) {
  const t = useTranslations("review.answer");
  const toast = useToast();
  if (sheet.same.length < 2) return null;
  const { itemId } = sheet;
  const mark = marks.of(sheet);
  const others = sheet.same.filter(
    (participantId) =>
      participantId !== sheet.participantId && markPoints(item, marks.of({ participantId, itemId })) === null,
  );
  const apply = () => {
    if (!mark) return;
    for (const participantId of others) marks.set({ ...mark, participantId, itemId });
    toast({ text: t("sameApplied", { count: others.length }), tone: "good" });
  };
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-md bg-accent-soft p-3 text-sm">
      <Copy aria-hidden className="size-4 text-accent" />
      <span>{t("same", { count: sheet.same.length })}</span>
      {others.length > 0 && mark && markPoints(item, mark) !== null && (
        <Button size="sm" variant="secondary" onClick={apply}>
          {t("sameApply", { count: others.length })}
        </Button>
      )}
    </div>
  );
}
