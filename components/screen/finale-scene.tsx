"use client";
import { useTranslations } from "next-intl";
import type { FinaleStep } from "@/lib/contract/finale";
import type { RoomView } from "@/lib/contract/views";
import { BoardPanel } from "./board-panel";
import { HonoursRow } from "@/components/board/honours-row";
import { useFinale, type Finale } from "./use-finale";

/** What happens now, and what comes next. */
function Told({ step, finale }: { step: FinaleStep; finale: Finale }) {
  const t = useTranslations("screen");
  const { open = 0 } = finale.board;
  return (
    <div aria-live="polite" className="space-y-[0.2em]">
      <p className="text-[1.3em] font-semibold text-accent-strong">
        {step === 1 && t("finaleStands")}
        {step === 2 && t("finaleClimbs")}
        {step === 3 && t("finaleDone")}
      </p>
      {step === 1 && <p>{t("finaleStandsNext")}</p>}
      {step === 2 && <p>{finale.climbing ? t("finaleClimbing") : t("finaleOpen", { count: open })}</p>}
    </div>
  );
}

/** The finale in the steps that the instructor takes. */
export function FinaleScene({ view, step }: { view: RoomView; step: FinaleStep }) {
  const finale = useFinale(view.board, step);
  const { board } = finale;
  return (
    <main id="content" data-finale={step} className="grow space-y-[0.8em]">
      <Told step={step} finale={finale} />
      {board.honours && <HonoursRow winner={board.rows[0]} honours={board.honours} />}
      <BoardPanel board={board} />
    </main>
  );
}
