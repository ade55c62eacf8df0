/** The private half shows to nobody before the reveal, the reviewing instructor included. */
import type { ReviewRun, ReviewSession, SessionWork } from "./session-work";

/** The run as it may be shown in its session now. */
export const veiledRun = <Run extends ReviewRun>(session: ReviewSession, run: Run): Run =>
  session.boardMode === "revealed" ? run : { ...run, privateCorrect: null };

/** The work as it may be shown now. */
export const veiledWork = (work: SessionWork): SessionWork => ({
  ...work,
  runs: work.runs.map((run) => veiledRun(work.session, run)),
});
