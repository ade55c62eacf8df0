"use client";
import { useTranslations } from "next-intl";
import { useState, type Ref } from "react";
import { Button } from "@/components/ui/button";
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
}

function Rubric({ item, mark, onChange }: Pick<Props, "item" | "onChange"> & { mark: DeskMark }) {
  const t = useTranslations("review.mark");
  const given = itemsGiven(item.rubric, mark.rubric);
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t("rubric")}</legend>
      <ul className="divide-y rounded-md border">
        {item.rubric.map((one, index) => (
          <li key={one.id}>
            <label className="flex items-start gap-3 p-2.5 has-checked:bg-accent-soft">
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
              <div className="min-w-0 grow text-sm">
                <Markdown>{one.text}</Markdown>
              </div>
              <span className="tabular shrink-0 text-sm font-semibold whitespace-nowrap">
                {t("points", { points: one.points })}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
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
  const [typed, setTyped] = useState<string | null>(null);
  const ruled = item.rubric.length > 0;
  const type = (text: string) => {
    setTyped(text);
    const points = readPoints(text, item.max);
    if (points !== "bad") onChange({ ...mark, points });
  };
  const bad = typed !== null && readPoints(typed, item.max) === "bad";
  return (
    <TextField
      label={ruled ? t("override") : t("pointsOnly", { max: item.max })}
      hint={ruled ? t("overrideHint") : undefined}
      error={bad ? t("badPoints", { max: item.max }) : undefined}
      inputMode="decimal"
      autoComplete="off"
      className="max-w-32"
      value={
        typed !== null && (bad || readPoints(typed, item.max) === mark.points) ? typed : (mark.points ?? "")
      }
      onChange={(event) => type(event.target.value)}
      onBlur={() => !bad && setTyped(null)}
    />
  );
}

function Shortcuts({
  item,
  content,
  mark,
  onChange,
}: Omit<Props, "commentRef" | "mark"> & { mark: DeskMark }) {
  const t = useTranslations("review.mark");
  const give = (points: number) => onChange({ ...mark, points });
  return (
    <div className="flex flex-wrap gap-2">
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

/** Where a mark is given: by the rubric, by points instead of it, with a comment. */
export function MarkPanel({ item, content, mark, onChange, commentRef }: Props) {
  const t = useTranslations("review.mark");
  const now = mark ?? noMark;
  const points = markPoints(item, mark);
  return (
    <div className="space-y-4">
      <p className="tabular text-xl font-semibold" role="status">
        {points === null ? (
          <span className="text-muted">{t("notMarked")}</span>
        ) : (
          t("total", { points, max: item.max })
        )}
      </p>
      {item.rubric.length > 0 && <Rubric item={item} mark={now} onChange={onChange} />}
      {now.points !== null && now.rubric.length > 0 && (
        <p className="text-sm text-muted">{t("sum", { sum: rubricSum(item, now.rubric), max: item.max })}</p>
      )}
      <Points item={item} mark={now} onChange={onChange} />
      <Shortcuts item={item} content={content} mark={now} onChange={onChange} />
      <TextArea
        ref={commentRef}
        label={t("comment")}
        hint={t("commentHint")}
        rows={4}
        maxLength={longestComment}
        value={now.comment}
        onChange={(event) => onChange({ ...now, comment: event.target.value })}
      />
    </div>
  );
}
