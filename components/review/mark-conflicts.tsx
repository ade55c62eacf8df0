"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PlainText } from "@/components/ui/plain-text";
import type { DeskItem, DeskMark, MarkPart } from "@/lib/review/desk";
import { markPoints } from "@/lib/review/points";
import type { GivenMark } from "./given-marks";
import { sheetKey } from "./kept-marks";
import { usePeople } from "./people";
import type { Marks } from "./use-marks";

/** What a mark says in the parts that two gave differently. */
function Said({ mark, parts, item }: { mark: DeskMark; parts: readonly MarkPart[]; item: DeskItem }) {
  const t = useTranslations("review.mark");
  const points = markPoints(item, mark);
  return (
    <dd className="space-y-1">
      {parts.includes("points") && (
        <p className="tabular font-semibold">
          {points === null ? t("notMarked") : t("total", { points, max: item.max })}
        </p>
      )}
      {parts.includes("comment") &&
        (mark.comment ? <PlainText className="text-sm">{mark.comment}</PlainText> : <p>{t("noComment")}</p>)}
    </dd>
  );
}

function Conflict({
  given,
  item,
  onChoose,
}: {
  given: GivenMark;
  item: DeskItem;
  onChoose: Marks["choose"];
}) {
  const t = useTranslations("review.mark");
  const { label } = usePeople();
  const { sheet, mine, other } = given;
  if (!other) return null;
  return (
    <Notice
      tone="warn"
      live
      title={t("conflictTitle", { name: label(sheet.participantId), item: item.title })}
      action={
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" size="sm" onClick={() => onChoose(sheet, "theirs")}>
            {t("keepTheirs")}
          </Button>
          <Button variant="secondary" size="sm" onClick={() => onChoose(sheet, "mine")}>
            {t("keepMine")}
          </Button>
        </div>
      }
    >
      <p>{t("conflictBody")}</p>
      <dl className="mt-2 grid gap-3 sm:grid-cols-2">
        <div>
          <dt className="text-muted">{t("theirs")}</dt>
          <Said mark={other.mark} parts={other.parts} item={item} />
        </div>
        <div>
          <dt className="text-muted">{t("mine")}</dt>
          <Said mark={mine} parts={other.parts} item={item} />
        </div>
      </dl>
    </Notice>
  );
}

/** Marks that were not stored, as whoever they are of was erased meanwhile. */
export function MarksGone({ marks, items }: { marks: Marks; items: readonly DeskItem[] }) {
  const t = useTranslations("review.mark");
  const { label } = usePeople();
  if (marks.gone.length === 0) return null;
  return (
    <Notice tone="warn" live title={t("goneTitle")}>
      <p>{t("goneBody")}</p>
      <ul>
        {marks.gone.map((sheet) => (
          <li key={sheetKey(sheet)} translate="no">
            <bdi>{label(sheet.participantId)}</bdi>, {items.find(({ id }) => id === sheet.itemId)?.title}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Marks that somebody else gave at the same time, and differently: both, and the choice. */
export function MarkConflicts({ marks, items }: { marks: Marks; items: readonly DeskItem[] }) {
  return marks.conflicts.map((given) => {
    const item = items.find(({ id }) => id === given.sheet.itemId);
    return item && <Conflict key={sheetKey(given.sheet)} given={given} item={item} onChoose={marks.choose} />;
  });
}
