"use client";
import { clsx } from "clsx";
import { EyeOff, Trophy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { Board, BoardRow } from "@/lib/contract/views";
import { BoardLine } from "./board-line";
import { useRowMovement } from "./use-row-movement";

interface Props {
  board: Board;
  ownParticipantId?: string;
  /** the reader's own row, for when it is not among the rows sent */
  own?: BoardRow | null;
  size?: "normal" | "projector";
}

/** Neighbouring rows of one tier, in board order. */
function tiersOf(rows: readonly BoardRow[]): BoardRow[][] {
  const tiers: BoardRow[][] = [];
  for (const row of rows) {
    const last = tiers.at(-1);
    if (last?.[0].tier === row.tier) last.push(row);
    else tiers.push([row]);
  }
  return tiers;
}

function Columns({ revealed, exercises }: { revealed: boolean; exercises: boolean }) {
  const t = useTranslations("board");
  const head = "px-2 py-[0.5em] text-[0.8em] font-medium text-muted";
  return (
    <thead>
      <tr>
        <th scope="col" className={clsx(head, "w-[3.5em] text-right")}>
          {t("rank")}
        </th>
        <th scope="col" className={clsx(head, "text-left")}>
          {t("name")}
        </th>
        <th scope="col" className={clsx(head, "w-[12em] text-left max-sm:hidden")}>
          {t("network")}
        </th>
        <th scope="col" className={clsx(head, "w-[6em] text-right")}>
          {t("parameters")}
        </th>
        <th scope="col" className={clsx(head, "w-[6em] text-right sm:w-[15em]")}>
          {t("correct")}
        </th>
        {exercises && (
          <th scope="col" className={clsx(head, "w-[6em] text-right max-sm:hidden")}>
            {t("exercises")}
          </th>
        )}
        {revealed && (
          <th scope="col" className={clsx(head, "w-[5em] text-right")}>
            {t("moved")}
          </th>
        )}
      </tr>
    </thead>
  );
}

/** Columns that a phone shows, and those beside them on a wider screen. */
interface Width {
  narrow: number;
  wide: number;
}

function TierHeading({ tier, alone, width }: { tier: number; alone: boolean; width: Width }) {
  const t = useTranslations("board");
  return (
    <tr>
      <th
        scope="rowgroup"
        colSpan={width.narrow}
        className="border-t bg-sunken px-3 py-[0.2em] text-left text-[0.75em] font-normal text-muted"
      >
        <span className="font-semibold text-text">{t("tier", { tier })}</span> ·{" "}
        {t(alone ? "tierAlone" : "tierRule")}
      </th>
      <WideOnly columns={width.wide} />
    </tr>
  );
}

/** Stands for the columns that a phone does not have; spanning them there would make empty ones. */
const WideOnly = ({ columns }: { columns: number }) => (
  <td aria-hidden colSpan={columns} className="border-t bg-sunken max-sm:hidden" />
);

function Empty({ hidden }: { hidden: boolean }) {
  const t = useTranslations("board");
  return (
    <EmptyState icon={hidden ? EyeOff : Trophy} title={t(hidden ? "hiddenTitle" : "emptyTitle")}>
      {t(hidden ? "hiddenBody" : "emptyBody")}
    </EmptyState>
  );
}

/** The class's board: groups that accuracy cannot tell apart, the smallest network first. Needs the `board` messages. */
export function BoardTable({ board, ownParticipantId, own, size = "normal" }: Props) {
  const t = useTranslations("board");
  const table = useRef<HTMLTableElement>(null);
  useRowMovement(
    table,
    board.rows.map((row) => row.participantId).join(),
    size === "projector" ? 1_400 : 450,
  );
  if (board.rows.length === 0) return <Empty hidden={board.mode === "hidden"} />;

  const revealed = board.half === "private";
  const exercises = board.rows[0].exercises !== null;
  const width = { narrow: revealed ? 5 : 4, wide: exercises ? 2 : 1 };
  const ownId = ownParticipantId ?? own?.participantId;
  const apart = own && !board.rows.some((row) => row.participantId === own.participantId) ? own : null;
  return (
    <div className={size === "projector" ? "text-[1.15em]" : "space-y-3 text-sm"}>
      <div className="overflow-x-auto rounded-lg border bg-surface">
        <table ref={table} className="w-full table-fixed border-collapse">
          <caption className="sr-only">{t("caption", { half: board.half })}</caption>
          <Columns revealed={revealed} exercises={exercises} />
          {tiersOf(board.rows).map((rows) => (
            <tbody key={rows[0].tier}>
              <TierHeading tier={rows[0].tier} alone={rows.length === 1} width={width} />
              {rows.map((row) => (
                <BoardLine
                  key={row.participantId}
                  row={row}
                  own={row.participantId === ownId}
                  revealed={revealed}
                />
              ))}
            </tbody>
          ))}
          {apart && (
            <tbody>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={width.narrow}
                  className="border-t bg-sunken px-3 py-1 text-left text-xs"
                >
                  {t("yourPlace")}
                </th>
                <WideOnly columns={width.wide} />
              </tr>
              <BoardLine row={apart} own revealed={revealed} />
            </tbody>
          )}
        </table>
      </div>
      {size === "normal" && <Footnotes board={board} />}
    </div>
  );
}

function Footnotes({ board }: { board: Board }) {
  const t = useTranslations("board");
  const state = board.mode === "frozen" || board.mode === "revealed" ? t(board.mode) : null;
  return (
    <div className="space-y-1 text-sm text-muted">
      {state && <p className="font-medium text-text">{state}</p>}
      <p>{t("race")}</p>
      {board.total > board.rows.length && (
        <p className="tabular">{t("more", { shown: board.rows.length, total: board.total })}</p>
      )}
      <details>
        <summary className="inline-flex min-h-9 items-center underline">{t("howRanked")}</summary>
        <p className="max-w-prose">{t("rule")}</p>
      </details>
    </div>
  );
}
