/** The quick checks of a session in sight, with how their votes fell; of those who are in. */
import { fallen, votedOn, type Bar, type Fallen } from "@/lib/agreed/tally";
import { wireLimits } from "@/lib/contract/protocol";
import type { ReviewCheck } from "@/lib/review/session-work";
import type { Sight } from "@/lib/review/visibility";
import { database } from "./client";
import * as rows from "./review-rows";
import { withinSql } from "./review-sight";

interface CountRow extends Bar {
  checkId: string;
  round: number;
}

type CountedCheck = Pick<ReviewCheck, "id" | "question" | "options" | "predicts" | "outcome"> & {
  /** of each round */
  tallies: Fallen[];
};

/** The oldest first. */
export async function checksIn(sight: Sight): Promise<CountedCheck[]> {
  const found = await database().quickCheck.findMany({
    ...{ where: { sessionId: sight.session.id }, orderBy: [{ askedAt: "asc" }, { id: "asc" }] },
  });
  if (found.length === 0) return [];
  const counts = await database().$queryRaw<CountRow[]>`
    SELECT v."checkId", v.round, v.value, count(*)::int AS count
    FROM "Vote" v JOIN "Participant" p ON p.id = v."participantId"
    WHERE ${withinSql(sight)} AND p."removedAt" IS NULL
    GROUP BY v."checkId", v.round, v.value`;
  return found.map(rows.checkOfRow).map(({ id, question, options, predicts, outcome, rounds }) => ({
    ...{ id, question, options, predicts, outcome },
    tallies: Array.from({ length: rounds }, (_, before) => {
      const own = counts.filter(({ checkId, round }) => checkId === id && round === before + 1);
      const bars = own.map(({ value, count }) => ({ value, count }));
      return fallen(bars, votedOn({ options, predicts }), wireLimits.checkBars);
    }),
  }));
}
