"use client";
import { useFormatter, useTranslations } from "next-intl";
import { SheetView } from "@/components/review/sheet-view";
import { WorkAddress } from "@/components/review/work-address";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { SomebodysText } from "@/components/ui/somebodys-text";
import type { LookBackItem } from "@/lib/review/desk";

function Points({ points, max }: Pick<LookBackItem, "points" | "max">) {
  const t = useTranslations("student");
  const format = useFormatter();
  if (points === null) return <Badge>{t("noMark")}</Badge>;
  return (
    <Badge tone="accent">
      <span className="tabular">{t("mark", { points: format.number(points), of: format.number(max) })}</span>
    </Badge>
  );
}

function isEmpty({ points, comment, content }: LookBackItem): boolean {
  if (points !== null || comment) return false;
  if (content.kind === "question") return content.revisions.length === 0 && content.draft === null;
  return (content.kind === "spiral" ? content.runs : content.exercises).length === 0;
}

/** The student's own work after the release: marks and comments first, then what was handed in. */
export function LookBack({ items, address }: { items: readonly LookBackItem[]; address: string }) {
  const t = useTranslations("student");
  const format = useFormatter();
  const empty = items.filter(isEmpty);
  return (
    <WorkAddress address={address} participantId={null}>
      {items
        .filter((item) => !isEmpty(item))
        .map((item) => (
          <Card key={item.id} title={item.title} actions={<Points {...item} />} className="space-y-4">
            {item.comment && (
              <div className="rounded-md bg-accent-soft px-4 py-3">
                <p className="mb-1 text-sm font-semibold text-accent-strong">{t("comment")}</p>
                <SomebodysText>{item.comment}</SomebodysText>
              </div>
            )}
            <SheetView content={item.content} itemId={item.id} />
          </Card>
        ))}
      {empty.length > 0 && (
        <p className="text-sm text-muted">
          {t("nothingIn", { titles: format.list(empty.map(({ title }) => title)) })}
        </p>
      )}
    </WorkAddress>
  );
}
