/** Which step of the finale a session is at, for whoever shows or decides by it. */

/** Where a session's finale is; a board that was revealed at once is at its end. Steps: FinaleStep in lib/contract/finale. */
export const finaleStepOf = ({
  boardMode,
  finale = 0,
}: {
  boardMode: string;
  finale?: 0 | 1 | 2;
}): 0 | 1 | 2 | 3 => (boardMode === "revealed" ? 3 : finale);
