"use client";
import { useTranslations } from "next-intl";
import { useState, type Ref } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextArea, TextField } from "@/components/ui/field";
import { Markdown } from "@/components/ui/markdown";
import type { DeskItem, DeskMark, SheetContent } from "@/lib/review/desk";
import { itemsGiven, markPoints, rubricSum, tidyPoints, withRubric } from "@/lib/review/points";
import { noMark } from "./given-marks";

const longestComment = 5_000;

interface Props {
  item: DeskItem;
  /** null while it is on its way */
  content: SheetContent | null;
  mark: DeskMark | null;
  onChange: (mark: DeskMark) => void;
  commentRef: Ref<HTMLTextAreaElement>;
  /** pixels to the window's bottom, where it stands beside the work; null before they are measured */
  room: number | null;
}

function Rubric({ item, mark, onChange }: Pick<Props, "item" | "onChange"> & { mark: DeskMark }) {
  const t = useTranslations("review.mark");
  const given = itemsGiven(item.rubric, mark.rubric);
  return (
    // a fieldset itself would not be cut
    <div className="min-h-24 overflow-y-auto rounded-md border">
      <fieldset>
        <legend className="sr-only">{t("rubric")}</legend>
        <ul className="divide-y">
          {item.rubric.map((one, index) => (
            <li key={one.id}>
              <label className="flex items-start gap-3 px-2.5 py-2 has-checked:bg-accent-soft">
                <input
                  type="checkbox"
                  checked={given.includes(one)}
                  onChange={() => onChange(withRubric(item, mark, one.id))}
                  className="mt-0.5 size-5 shrink-0 accent-(--accent)"
                />
                <kbd
                  translate="no"
                  aria-hidden
                  className="mt-0.5 rounded border bg-sunken px-1 font-mono text-xs"
                >
                  {(index + 1) % 10}
                </kbd>
                <div className="min-w-0 grow text-sm leading-snug">
                  <span className="tabular float-right ml-2 font-semibold whitespace-nowrap">
                    {t("points", { points: one.points })}
                  </span>
                  <Markdown>{one.text}</Markdown>
                </div>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div aria-hidden data-more className="more-below" />
    </div>
  );
}

/** A number typed into the field, null when empty, "bad" when it is none within the marks. */
function readPoints(text: string, max: number): number | null | "bad" {
  const plain = text.normalize("NFKC").trim().replace(",", ".");
  if (plain === "") return null;
  const points = Number(plain);
  return Number.isFinite(points) && points >= 0 && points <= max ? tidyPoints(points, max) : "bad";
}

function Points({ item, mark, onChange }: Pick<Props, "item" | "onChange"> & { mark: DeskMark }) {
  const t = useTranslations("review.mark");
  const [typing, setTyping] = useState<{ text: string; before: number | null } | null>(null);
  const typed = typing?.text ?? null;
  const ruled = item.rubric.length > 0;
  const type = (text: string) => {
    const before = typing ? typing.before : mark.points;
    setTyping({ text, before });
    const read = readPoints(text, item.max);
    // of what comes to no number, how it began counts as little
    const points = read === "bad" ? before : read;
    if (points !== mark.points) onChange({ ...mark, points });
  };
  const bad = typed !== null && readPoints(typed, item.max) === "bad";
  return (
    <TextField
      small
      frameClass="flex flex-wrap items-center gap-x-3"
      label={ruled ? t("override") : t("pointsOnly", { max: item.max })}
      hint={ruled ? t("overrideHint") : undefined}
      error={bad ? t("badPoints", { max: item.max }) : undefined}
      inputMode="decimal"
      autoComplete="off"
      className="max-w-20"
      value={
        typed !== null && (bad || readPoints(typed, item.max) === mark.points) ? typed : (mark.points ?? "")
      }
      onChange={(event) => type(event.target.value)}
      onBlur={() => !bad && setTyping(null)}
    />
  );
}

function Shortcuts({
  item,
  content,
  mark,
  onChange,
}: Omit<Props, "commentRef" | "mark" | "room"> & { mark: DeskMark }) {
  const t = useTranslations("review.mark");
  const give = (points: number) => onChange({ ...mark, points });
  return (
    <div className="-mx-2 flex flex-wrap">
      {content?.kind === "tensors" && (
        <Button size="sm" variant="secondary" onClick={() => give(content.suggested)}>
          {t("suggest", { points: content.suggested, passed: content.passed, total: content.total })}
        </Button>
      )}
      <Button
        size="sm"
        variant="ghost"
        onClick={() =>
          item.rubric.length > 0
            ? onChange({ ...mark, points: null, rubric: item.rubric.map(({ id }) => id) })
            : give(item.max)
        }
      >
        {t("full")}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => give(0)}>
        {t("zero")}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        disabled={markPoints(item, mark) === null}
        onClick={() => onChange({ ...mark, points: null, rubric: [] })}
      >
        {t("clear")}
      </Button>
    </div>
  );
}

/**
 * Where a mark is given: by the rubric, by points instead of it, with a comment. Beside the work it is as high as the
 * window has room, and of what has none the rubric alone is scrolled.
 */
export function MarkPanel({ item, content, mark, onChange, commentRef, room }: Props) {
  const t = useTranslations("review.mark");
  const now = mark ?? noMark;
  const points = markPoints(item, mark);
  return (
    <Card
      title={t("title")}
      actions={
        <p className="tabular text-xl font-semibold" role="status">
          {points === null ? (
            <span className="text-base text-muted">{t("notMarked")}</span>
          ) : (
            t("total", { points, max: item.max })
          )}
        </p>
      }
      style={{ "--room": `${room ?? 0}px` }}
      className="lg:sticky lg:p-4 lg:top-18 lg:flex lg:max-h-[max(26rem,var(--room))] lg:flex-col"
    >
      <div className="flex min-h-0 flex-col gap-2">
        {item.rubric.length > 0 && <Rubric item={item} mark={now} onChange={onChange} />}
        {now.points !== null && now.rubric.length > 0 && (
          <p className="text-sm text-muted">
            {t("sum", { sum: rubricSum(item, now.rubric), max: item.max })}
          </p>
        )}
        <Points item={item} mark={now} onChange={onChange} />
        <Shortcuts item={item} content={content} mark={now} onChange={onChange} />
        <TextArea
          ref={commentRef}
          label={t("comment")}
          hint={t("commentHint")}
          rows={2}
          className="max-h-40 [field-sizing:content]"
          maxLength={longestComment}
          value={now.comment}
          onChange={(event) => onChange({ ...now, comment: event.target.value })}
        />
      </div>
    </Card>
  );
}
