"use client";
import { clsx } from "clsx";
import { CloudOff, EyeOff, Trophy } from "lucide-react";
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
  const head = "px-2 @max-[21em]:px-1 py-[0.5em] text-[0.8em] font-medium text-muted";
  return (
    <thead>
      <tr>
        <th scope="col" className={clsx(head, "w-[3.5em] text-right @max-[21em]:w-[3em]")}>
          {t("rank")}
        </th>
        <th scope="col" className={clsx(head, "text-left")}>
          {t("name")}
        </th>
        <th scope="col" className={clsx(head, "w-[12em] text-left @max-[43em]:hidden")}>
          {t("network")}
        </th>
        <th scope="col" className={clsx(head, "w-[6.5em] text-right @max-[21em]:w-[6em]")}>
          {t("parameters")}
        </th>
        <th scope="col" className={clsx(head, "w-[8em] text-right @max-[21em]:w-[7.5em] @[30em]:w-[15em]")}>
          {t("correct")}
        </th>
        {exercises && (
          <th scope="col" className={clsx(head, "w-[6em] text-right @max-[43em]:hidden")}>
            {t("exercises")}
          </th>
        )}
        {revealed && (
          <th scope="col" className={clsx(head, "w-[5em] text-right @max-[43em]:hidden")}>
            {t("moved")}
          </th>
        )}
      </tr>
    </thead>
  );
}

/** Columns that a narrow board shows, on a phone or beside something, and those that a wide one has besides. */
interface Width {
  narrow: number;
  wide: number;
}

function GroupHeading({ title, rule, width }: { title: string; rule: string; width: Width }) {
  return (
    <tr>
      <th
        scope="rowgroup"
        colSpan={width.narrow}
        className="border-t bg-sunken px-3 py-[0.2em] text-left text-[max(0.75rem,0.75em)] font-normal text-muted"
      >
        <span className="font-semibold text-text">{title}</span> · {rule}
      </th>
      <WideOnly columns={width.wide} />
    </tr>
  );
}

interface GroupProps {
  rows: readonly BoardRow[];
  /** the finale has not yet placed them */
  open?: boolean;
  ownId: string | undefined;
  revealed: boolean;
  width: Width;
}

/** A tier, or those whose place is open, under a heading that says which. */
function Group({ rows, open = false, ownId, revealed, width }: GroupProps) {
  const t = useTranslations("board");
  const [{ tier }] = rows;
  return (
    <tbody>
      <GroupHeading
        title={open ? t("openPlaces") : t("tier", { tier })}
        rule={t(open ? "openRule" : rows.length === 1 ? "tierAlone" : "tierRule")}
        width={width}
      />
      {rows.map((row) => (
        <BoardLine
          key={row.participantId}
          row={row}
          own={row.participantId === ownId}
          revealed={revealed}
          open={open}
        />
      ))}
    </tbody>
  );
}

/** Stands for the columns that a narrow board does not have; spanning them there would make empty ones. */
const WideOnly = ({ columns }: { columns: number }) => (
  <td aria-hidden colSpan={columns} className="border-t bg-sunken @max-[43em]:hidden" />
);

/** Why no row is there: away when it has rows and the page does not know them. */
function reasonOf({ mode, total }: Board): keyof typeof icons {
  if (mode === "hidden") return "hidden";
  return total > 0 ? "away" : "empty";
}

const icons = { hidden: EyeOff, away: CloudOff, empty: Trophy };

function Empty({ board }: { board: Board }) {
  const t = useTranslations("board");
  const why = reasonOf(board);
  return (
    <EmptyState icon={icons[why]} title={t(`${why}Title`)}>
      {t(`${why}Body`)}
    </EmptyState>
  );
}

/** The class's board: groups that accuracy cannot tell apart, the smallest network first. Needs the `board` messages. */
export function BoardTable({ board, ownParticipantId, own, size = "normal" }: Props) {
  const t = useTranslations("board");
  const table = useRef<HTMLTableElement>(null);
  useRowMovement(table, board.rows.map((row) => row.participantId).join(), size === "projector" ? 800 : 450);
  if (board.rows.length === 0) return <Empty board={board} />;

  const revealed = board.half === "private";
  const { open = 0 } = board;
  const exercises = board.rows[0].exercises !== null;
  const width = { narrow: 4, wide: 1 + (exercises ? 1 : 0) + (revealed ? 1 : 0) };
  const ownId = ownParticipantId ?? own?.participantId;
  const apart = own && !board.rows.some((row) => row.participantId === own.participantId) ? own : null;
  return (
    <div data-size={size} className={clsx("@container", size === "normal" && "space-y-3 text-sm")}>
      <div className="overflow-x-auto rounded-lg border bg-surface">
        <table ref={table} className="w-full table-fixed border-collapse">
          <caption className="sr-only">{t("caption", { half: board.half })}</caption>
          <Columns revealed={revealed} exercises={exercises} />
          {open > 0 && <Group rows={board.rows.slice(0, open)} open {...{ ownId, revealed, width }} />}
          {tiersOf(board.rows.slice(open)).map((rows) => (
            <Group key={rows[0].tier} rows={rows} {...{ ownId, revealed, width }} />
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
  const told = board.mode === "frozen" || board.mode === "revealed" ? t(board.mode) : null;
  // while places are open the finale moves it
  const state = board.open ? null : told;
  return (
    <div className="space-y-1 text-sm text-muted">
      {state && <p className="font-medium text-text">{state}</p>}
      <p>{t("race")}</p>
      {board.total > board.rows.length && (
        <p className="tabular">{t("more", { shown: board.rows.length, total: board.total })}</p>
      )}
      <details>
        <summary className="inline-flex min-h-9 items-center underline pointer-coarse:min-h-11">
          {t("howRanked")}
        </summary>
        <p className="max-w-prose">{t("rule")}</p>
      </details>
    </div>
  );
}
