"use client";
import { MessageSquareText } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { SheetView } from "@/components/review/sheet-view";
import { WorkAddress } from "@/components/review/work-address";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { Markdown } from "@/components/ui/markdown";
import { SomebodysText } from "@/components/ui/somebodys-text";
import type { LookBackItem } from "@/lib/review/desk";
import { markedFirst, sumOf } from "./marked-first";

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

const placeOf = ({ id }: LookBackItem): string => `item-${id}`;

/** The sum of points, and the way to each part. */
function Overview({ items }: { items: readonly LookBackItem[] }) {
  const t = useTranslations("student");
  const format = useFormatter();
  const sum = sumOf(items);
  return (
    <nav aria-label={t("overview")} className="space-y-2">
      <p className="text-lg font-semibold">
        {sum
          ? t("sum", {
              ...{ points: format.number(sum.points), of: format.number(sum.of) },
              ...{ items: sum.items },
            })
          : t("sumNone")}
      </p>
      <ul className="flex flex-wrap gap-2">
        {items.map((item) => (
          <li key={item.id}>
            <a href={`#${placeOf(item)}`} className={buttonClass("secondary", "sm")}>
              {item.comment && <MessageSquareText aria-hidden className="size-4" />}
              {item.title}
              {item.comment && <span className="sr-only">{t("withComment")}</span>}
              {item.points !== null && (
                <span className="tabular text-muted">
                  {format.number(item.points)}/{format.number(item.max)}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The student's own work after the release: what was marked first, each with its comment before what was handed in. */
export function LookBack({ items, address }: { items: readonly LookBackItem[]; address: string }) {
  const t = useTranslations("student");
  const format = useFormatter();
  const review = useTranslations("review");
  const empty = items.filter(isEmpty);
  const shown = markedFirst(items.filter((item) => !isEmpty(item)));
  return (
    <WorkAddress address={address} participantId={null}>
      {shown.length > 0 && <Overview items={shown} />}
      {shown.map((item) => (
        <div key={item.id} id={placeOf(item)}>
          <Card title={item.title} actions={<Points {...item} />} className="space-y-4">
            {item.comment && (
              <div className="rounded-md bg-accent-soft px-4 py-3">
                <p className="mb-1 text-sm font-semibold text-accent-strong">{t("comment")}</p>
                <SomebodysText>{item.comment}</SomebodysText>
              </div>
            )}
            {item.prompt && (
              <details className="rounded-md border px-4">
                <summary className="min-h-11 py-2 font-medium">{review("question")}</summary>
                <div className="pb-4">
                  <Markdown>{item.prompt}</Markdown>
                </div>
              </details>
            )}
            <SheetView content={item.content} itemId={item.id} />
          </Card>
        </div>
      ))}
      {empty.length > 0 && (
        <p className="text-sm text-muted">
          {t("nothingIn", { titles: format.list(empty.map(({ title }) => t("titled", { item: title }))) })}
        </p>
      )}
    </WorkAddress>
  );
}
