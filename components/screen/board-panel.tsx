"use client";
import { useTranslations } from "next-intl";
import { BoardTable } from "@/components/board/board-table";
import type { Board, BoardMode } from "@/lib/contract/views";
import { fitting, useHeightLeft } from "./use-fitting";

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

/** As much of the board as the window holds. */
export function BoardPanel({ board }: { board: Board }) {
  const t = useTranslations("board");
  const [box, em] = useHeightLeft();
  return (
    <section aria-labelledby="board" className="min-w-0 space-y-[0.5em]">
      <div className="flex flex-wrap items-center gap-x-[0.8em] gap-y-1">
        <h2 id="board" className="text-[1.4em]">
          {t("title")}
        </h2>
        {/* while places are open the finale says how it goes */}
        {!board.open && <ModeBadge mode={board.mode} />}
      </div>
      <div ref={box} className="text-[1.15em]">
        <BoardTable board={{ ...board, rows: fitting(board.rows, em, board.open) }} size="projector" />
      </div>
      {board.rows.length > 0 && <p className="text-[0.85em] text-muted">{t("race")}</p>}
    </section>
  );
}
