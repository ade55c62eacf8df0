"use client";
import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { memo } from "react";
import { useNameOf } from "@/components/live/use-name-of";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import type { BoardRow } from "@/lib/contract/views";
import { Movement } from "./movement";

interface Props {
  row: BoardRow;
  own: boolean;
  revealed: boolean;
  /** the finale has not yet placed them */
  open?: boolean;
}

/** A badge that grows with the text around it, as the projector needs. */
function Tag({ own, children }: { own?: boolean; children: string }) {
  return (
    <span
      className={clsx(
        "shrink-0 rounded-full px-[0.7em] py-[0.1em] text-[max(0.75rem,0.75em)] font-medium",
        own ? "bg-surface text-accent-strong" : "bg-sunken text-muted",
      )}
    >
      {children}
    </span>
  );
}

function Accuracy({ correct, of }: { correct: number; of: number }) {
  const t = useTranslations("board");
  const format = useFormatter();
  return (
    <>
      <span className="font-semibold">{format.number(correct / of, accuracyFormat)}</span>{" "}
      <span className="text-[0.8em] whitespace-nowrap text-muted @max-[30em]:block">
        {t("of", { correct, of })}
      </span>
    </>
  );
}

function Row({ row, own, revealed, open = false }: Props) {
  const t = useTranslations("board");
  const common = useTranslations("common");
  const nameOf = useNameOf();
  const format = useFormatter();
  const cell = "px-2 @max-[21em]:px-1 py-[0.35em] align-middle";
  const moved = revealed && !open && <Movement rank={row.rank} before={row.rankBefore} />;
  return (
    <tr
      data-row={row.participantId}
      className={clsx("border-t", own ? "bg-accent-soft" : "bg-surface")}
      aria-current={own || undefined}
    >
      <td className={clsx(cell, "tabular text-right font-semibold")}>
        {open ? "–" : row.rank}
        {moved && <span className="block text-[0.85em] font-normal @[43em]:hidden">{moved}</span>}
      </td>
      <th scope="row" className={clsx(cell, "text-left font-medium")}>
        {/* where there is little room the badges stand below the name, not in its place */}
        <span className="flex flex-wrap items-center gap-x-2 in-data-[size=projector]:flex-nowrap">
          <bdi translate="no" className="truncate">
            {nameOf(row)}
          </bdi>
          {own && <Tag own>{t("you")}</Tag>}
          {row.simulated && <Tag>{common("simulated")}</Tag>}
          {row.coded && <Tag>{t("coded")}</Tag>}
        </span>
        <span className="flex flex-wrap gap-x-2 text-xs font-normal text-muted in-data-[size=projector]:hidden @[43em]:hidden">
          <span translate="no" className="font-mono wrap-anywhere">
            {row.network}
          </span>{" "}
          {row.exercises !== null && (
            <span className="whitespace-nowrap">{t("exercisesShort", { count: row.exercises })}</span>
          )}
        </span>
      </th>
      <td className={clsx(cell, "max-w-[14em] truncate font-mono text-[0.85em] @max-[43em]:hidden")}>
        {row.network}
      </td>
      <td className={clsx(cell, "tabular text-right")}>{format.number(row.parameters)}</td>
      <td className={clsx(cell, "tabular text-right")}>
        <Accuracy correct={row.correct} of={row.of} />
      </td>
      {row.exercises !== null && (
        <td className={clsx(cell, "tabular text-right @max-[43em]:hidden")}>{row.exercises}</td>
      )}
      {revealed && <td className={clsx(cell, "text-right @max-[43em]:hidden")}>{moved}</td>}
    </tr>
  );
}

const sameRow = (a: BoardRow, b: BoardRow): boolean =>
  a.rank === b.rank &&
  a.network === b.network &&
  a.parameters === b.parameters &&
  a.name === b.name &&
  a.alias === b.alias &&
  a.correct === b.correct &&
  a.exercises === b.exercises &&
  a.coded === b.coded &&
  a.rankBefore === b.rankBefore;

/** One participant's place. Views arrive whole, so a row redraws only when it says something new. */
export const BoardLine = memo(
  Row,
  (before, after) =>
    before.own === after.own &&
    before.revealed === after.revealed &&
    before.open === after.open &&
    sameRow(before.row, after.row),
);
