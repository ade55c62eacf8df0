"use client";
import { RotateCcw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { BoardTable } from "@/components/board/board-table";
import { Button } from "@/components/ui/button";
import type { Board, BoardMode, BoardRow } from "@/lib/contract/views";
import { useFinale, type Finale } from "./use-finale";

/** What fits under the title in a hall: 12 rows of one group; each further group's heading takes its place. */
const lines = 12.6;
const headingLines = 0.6;

function fitting(rows: readonly BoardRow[]): BoardRow[] {
  let used = 0;
  return rows.filter((row, index) => {
    used += row.tier === rows[index - 1]?.tier ? 1 : 1 + headingLines;
    return used <= lines;
  });
}

const modes = {
  live: { look: "bg-good-soft text-good", text: "boardLive" },
  frozen: { look: "bg-warn-soft text-warn", text: "boardFrozen" },
  hidden: { look: "bg-sunken text-muted", text: "boardHidden" },
  revealed: { look: "bg-accent-soft text-accent-strong", text: "boardRevealed" },
} as const;

function ModeBadge({ mode }: { mode: BoardMode }) {
  const t = useTranslations("screen");
  return (
    <span className={`rounded-full px-[0.8em] py-[0.15em] text-[0.8em] font-medium ${modes[mode].look}`}>
      {t(modes[mode].text)}
    </span>
  );
}

function FinaleLine({ finale }: { finale: Finale }) {
  const t = useTranslations("screen");
  const format = useFormatter();
  const winner = finale.board?.rows[0];
  const parameters = format.number(winner?.parameters ?? 0);
  return (
    <p aria-live="polite" className="text-[1.2em] font-semibold text-accent-strong empty:hidden">
      {finale.stage === "before" && t("finaleBefore")}
      {finale.stage === "after" && winner && (
        <>
          {t("finaleAfter")} <bdi>{t("finaleWinner", { name: winner.name, parameters })}</bdi>
        </>
      )}
    </p>
  );
}

/** The top of the board, and the finale when it is revealed. */
export function BoardPanel({ board }: { board: Board }) {
  const t = useTranslations("screen");
  const tBoard = useTranslations("board");
  const finale = useFinale(board);
  const shown = finale.board ?? board;
  return (
    <section aria-labelledby="board" className="min-w-0 space-y-[0.5em]">
      <div className="flex flex-wrap items-center gap-x-[0.8em] gap-y-1">
        <h2 id="board" className="text-[1.4em]">
          {tBoard("title")}
        </h2>
        <ModeBadge mode={board.mode} />
        {finale.replay && (
          <Button variant="ghost" size="sm" className="ml-auto" onClick={finale.replay}>
            <RotateCcw aria-hidden className="size-4" />
            {t("replay")}
          </Button>
        )}
      </div>
      <FinaleLine finale={finale} />
      <BoardTable board={{ ...shown, rows: fitting(shown.rows) }} size="projector" />
      {shown.rows.length > 0 && <p className="text-[0.85em] text-muted">{tBoard("race")}</p>}
    </section>
  );
}
