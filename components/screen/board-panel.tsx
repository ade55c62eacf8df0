"use client";
import { RotateCcw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { BoardTable } from "@/components/board/board-table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Board, BoardMode } from "@/lib/contract/views";
import { useFinale, type Finale } from "./use-finale";

/** Rows that a hall can read. */
const rowsShown = 12;

const modes = {
  live: { tone: "good", text: "boardLive" },
  frozen: { tone: "warn", text: "boardFrozen" },
  hidden: { tone: "neutral", text: "boardHidden" },
  revealed: { tone: "accent", text: "boardRevealed" },
} as const;

function ModeBadge({ mode }: { mode: BoardMode }) {
  const t = useTranslations("screen");
  return (
    <span className="text-[0.9em]">
      <Badge tone={modes[mode].tone}>{t(modes[mode].text)}</Badge>
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
      <BoardTable board={{ ...shown, rows: shown.rows.slice(0, rowsShown) }} size="projector" />
      {shown.rows.length > 0 && <p className="text-[0.85em] text-muted">{tBoard("race")}</p>}
    </section>
  );
}
