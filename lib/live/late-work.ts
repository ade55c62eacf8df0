/** Late work that waits for the instructor's word. */
import { wireLimits } from "@/lib/contract/protocol";
import type { LateItem } from "@/lib/contract/views";
import { isoTime } from "@/lib/agreed/iso-time";
import { countsIn } from "./lateness";
import { memoized } from "@/lib/agreed/memoized";
import type { SessionState, Work } from "./state";

/** Late work that counts once it is admitted. */
const waits = (one: { late: boolean; admittedAt: number | null }): boolean => !countsIn(one);

interface Waiting extends Omit<LateItem, "participantId" | "receivedAt"> {
  at: number;
}

const byTime = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));

/** Of one participant, the oldest first. */
const waitingIn = memoized(({ runs, answers, attempts }: Work): readonly Waiting[] =>
  [
    ...runs.filter(waits).map(({ id, receivedAt: at }) => ({ kind: "run" as const, id, item: "spiral", at })),
    ...[...answers.values()].flatMap(({ questionId: item, submitted }) =>
      submitted.filter(waits).map(({ id, submittedAt: at }) => ({ kind: "answer" as const, id, item, at })),
    ),
    ...attempts
      .filter(waits)
      .map(({ id, exerciseId: item, receivedAt: at }) => ({ kind: "attempt" as const, id, item, at })),
  ].sort(byTime),
);

/** How many wait of one participant, and the oldest; without a list of them, which only a few are asked for. */
const tally = memoized(({ runs, answers, attempts }: Work) => {
  let count = 0;
  let oldest = { at: Infinity, id: "" };
  const look = (one: { id: string; late: boolean; admittedAt: number | null }, at: number) => {
    if (!waits(one)) return;
    count++;
    if (at < oldest.at || (at === oldest.at && one.id < oldest.id)) oldest = { at, id: one.id };
  };
  for (const run of runs) look(run, run.receivedAt);
  for (const { submitted } of answers.values()) for (const one of submitted) look(one, one.submittedAt);
  for (const attempt of attempts) look(attempt, attempt.receivedAt);
  return { count, oldest };
});

/** A place in the list. */
export type LatePlace = Pick<LateItem, "id" | "receivedAt">;

/**
 * A page of what waits, the oldest first, and how many wait in all.
 * @param after the last item of the page before; null for the first page
 */
export function lateWork(state: SessionState, after: LatePlace | null): { late: LateItem[]; total: number } {
  const from = after && { at: Date.parse(after.receivedAt), id: after.id };
  const most = wireLimits.lateShown;
  const owners = [...state.work]
    .map(([participantId, work]) => ({ participantId, work, ...tally(work) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => byTime(a.oldest, b.oldest));
  let page: (Waiting & { participantId: string })[] = [];
  for (const { participantId, work, oldest } of owners) {
    // whoever comes now has nothing older than all of a full page
    if (page.length >= most && byTime(oldest, page[most - 1]) > 0) break;
    const items = waitingIn(work).filter((item) => !from || byTime(item, from) > 0);
    const own = items.slice(0, most).map((item) => ({ participantId, ...item }));
    page = [...page, ...own].sort(byTime).slice(0, most);
  }
  const late = page.map(({ at, ...item }) => ({ ...item, receivedAt: isoTime(at) }));
  return { late, total: owners.reduce((sum, { count }) => sum + count, 0) };
}
