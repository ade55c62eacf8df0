"use client";
import type { RoomView } from "@/lib/contract/views";
import { BoardPanel } from "./board-panel";
import { ImprovedList } from "./improved-list";
import { JoinPanel } from "./join-panel";
import { StateLine } from "./state-line";

/** The class at work: the way in, what is open, who moved, and the board. */
export function LiveScene({ view, joinUrl }: { view: RoomView; joinUrl: string }) {
  const { session, board } = view;
  const races = session.activities.spiral !== "off";
  return (
    <main
      id="content"
      className="grid grow items-start gap-[1.5em] lg:min-h-0 lg:basis-0 lg:grid-cols-[17em_minmax(0,1fr)] lg:grid-rows-[minmax(0,1fr)]"
    >
      {/* what does not fit below the way in breaks into a column that nobody sees, whole, and is not cut */}
      <div className="min-w-0 space-y-[1em] lg:flex lg:h-full lg:flex-col lg:flex-wrap lg:content-start lg:overflow-hidden lg:*:w-full">
        <JoinPanel session={session} joinUrl={joinUrl} />
        <StateLine session={session} />
        {races && <ImprovedList improved={board.improved} />}
      </div>
      {races && <BoardPanel board={board} />}
    </main>
  );
}
