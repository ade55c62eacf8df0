"use client";
import { Check, Pencil } from "lucide-react";
import { clsx } from "clsx";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useCallback, useRef } from "react";
import { titleOf } from "@/lib/content/titles";
import { visible } from "@/lib/prose/visible";
import type { Placed } from "./arrange";
import { rowsOf } from "./grid-shape";
import { cellOf, doneBy, itemsOf, type Cell, type Item } from "./items";
import { useGrid } from "./use-grid";

interface Props {
  shown: readonly Placed[];
  onOpen: (participantId: string) => void;
}

/** Pixels of a row, with its line. */
const rowHeight = 40;

function CellSign({ cell: { state, tries, here } }: { cell: Cell }) {
  const t = useTranslations("wall");
  const format = useFormatter();
  const done = state === "passed" || state === "handedIn" || state === "unsent";
  return (
    <span
      className={clsx(
        "mx-auto flex h-7 w-11 items-center justify-center gap-0.5 rounded border-2 text-sm",
        here ? "border-accent" : "border-transparent",
        done && "bg-good-soft text-good",
        state === "tried" && "bg-warn-soft text-warn",
      )}
    >
      <span className="sr-only">
        {t(`cell.${state}`, { tries })}
        {here && `, ${t("openNow")}`}
      </span>
      {done && <Check aria-hidden className="size-4" />}
      {state === "tried" && (
        <span aria-hidden className="tabular font-semibold">
          {format.number(tries)}
        </span>
      )}
      {(state === "drafting" || state === "unsent") && <Pencil aria-hidden className="size-3.5" />}
    </span>
  );
}

function useItemTitle(): (item: Item) => string {
  const language = useLocale();
  return ({ id }) => titleOf(id, language) ?? id;
}

/** Who has what: a row of each student, a column of each exercise and question. Of a thousand rows only those in the window are there. */
export function ItemGrid({ shown, onOpen }: Props) {
  const t = useTranslations("wall");
  const titleOf = useItemTitle();
  const frame = useRef<HTMLDivElement>(null);
  const shape = useCallback((count: number, width: number) => rowsOf(count, width, rowHeight), []);
  const grid = useGrid(frame, shown.length, shape);
  const items = itemsOf(shown);
  const columns = { gridTemplateColumns: `minmax(8rem, 14rem) repeat(${items.length}, minmax(4.5rem, 1fr))` };
  const { from, to } = grid?.slice ?? { from: 0, to: 0 };
  return (
    <figure className="rounded-lg border bg-surface shadow-card">
      <div className="overflow-x-auto">
        <div
          role="table"
          aria-label={t("items")}
          aria-rowcount={shown.length + 1}
          className="w-full min-w-max"
        >
          <div role="row" aria-rowindex={1} style={columns} className="grid items-end border-b text-xs">
            <span role="columnheader" className="sticky left-0 bg-surface px-3 py-2 font-medium text-muted">
              {t("student")}
            </span>
            {items.map((item) => (
              <span key={item.id} role="columnheader" className="min-w-0 px-1 py-2 text-center">
                <span className="line-clamp-3 font-medium hyphens-auto" title={titleOf(item)}>
                  {titleOf(item)}
                </span>
                <span className="tabular block text-muted">{t("done", { count: doneBy(shown, item) })}</span>
              </span>
            ))}
          </div>
          <div ref={frame} role="rowgroup" className="relative" style={{ height: shown.length * rowHeight }}>
            {shown.slice(from, to).map(({ row }, at) => (
              <div
                key={row.participantId}
                role="row"
                aria-rowindex={from + at + 2}
                style={{ ...columns, top: (from + at) * rowHeight, height: rowHeight }}
                className="absolute inset-x-0 grid items-center border-b border-line"
              >
                <span role="rowheader" className="sticky left-0 z-10 min-w-0 bg-surface px-1">
                  <button
                    type="button"
                    onClick={() => onOpen(row.participantId)}
                    className="block w-full rounded px-2 py-1 text-left text-sm hover:underline"
                  >
                    <bdi translate="no" className="block truncate text-left">
                      {visible(row.name)}
                    </bdi>
                  </button>
                </span>
                {items.map((item) => (
                  <span key={item.id} role="cell">
                    <CellSign cell={cellOf(row, item)} />
                  </span>
                ))}
              </div>
            ))}
          </div>
        </div>
      </div>
      <figcaption className="px-3 py-2 text-sm text-muted">{t("itemsWords")}</figcaption>
    </figure>
  );
}
