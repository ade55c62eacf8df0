// The review's best against the board's: one rule, so one run for everybody.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BoardMode } from "@/lib/contract/views";
import { instructorBoard } from "@/lib/live/view-board";
import type { Entry, Participant, SessionState } from "@/lib/live/state";
import { bestRuns as bestOf, standingRuns } from "@/lib/review/best-run";
import type { SheetContent } from "@/lib/review/desk";
import { markItems } from "@/lib/review/mark-items";
import { marksCsv } from "@/lib/review/marks-csv";
import type { ReviewRun } from "@/lib/review/session-work";
import { sightOf } from "@/lib/review/visibility";
import { contendersOf, contentOf, sourceOf, textOf } from "./in-memory";
import { draftSession, idOf, workOfRuns } from "../live/session-fixture";
import { person, reviewRun, sessionWork, type WholeSession } from "./work-fixture";

const names = ["Ada", "Ben", "Cleo", "Dan", "Eve", "Fay"];
const start = Date.UTC(2026, 2, 1, 9);

/** Few people, close counts, few sizes and few moments: ties in everything are common. */
const someEntries = fc
  .array(
    fc.record({
      name: fc.constantFrom(...names),
      publicCorrect: fc.oneof(fc.integer({ min: 1440, max: 1500 }), fc.integer({ min: 0, max: 1500 })),
      privateCorrect: fc.oneof(fc.integer({ min: 1440, max: 1500 }), fc.integer({ min: 0, max: 1500 })),
      parameters: fc.constantFrom(9, 53, 603, 603, 5_000),
      moment: fc.integer({ min: 0, max: 5 }),
      eligible: fc.boolean(),
      late: fc.boolean(),
      admitted: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    // the session's order of arrival is that of its rows, whatever the clock of the milliseconds says
    [...all]
      .sort((a, b) => a.moment - b.moment)
      .map(({ name, moment, admitted, ...rest }, at): Entry => ({
        id: idOf(`entry${at}`),
        participantId: idOf(name),
        order: at,
        receivedAt: start + moment,
        network: "2→100→3",
        of: 1500,
        weightsHash: `hash${at}`,
        coded: false,
        admittedAt: rest.late && admitted ? start + 99 : null,
        ...rest,
      })),
  );

const someSession = fc.record({
  entries: someEntries,
  boardMode: fc.constantFrom<BoardMode>("live", "frozen", "hidden", "revealed"),
  removed: fc.subarray(names),
});

type Some = typeof someSession extends fc.Arbitrary<infer Value> ? Value : never;

/** The session as the engine holds it. */
function stateOf({ entries, boardMode, removed }: Some): SessionState {
  const participants = names.map((name): [string, Participant] => [
    idOf(name),
    {
      ...{
        id: idOf(name),
        name,
        studentNumber: null,
        simulated: false,
        unshown: false,
        alias: 0,
        joinedAt: start,
      },
      removedAt: removed.includes(name) ? start : null,
    },
  ]);
  return { ...draftSession, boardMode, ...workOfRuns(entries), participants: new Map(participants) };
}

const runOfEntry = ({ receivedAt, admittedAt, ...entry }: Entry): ReviewRun => ({
  ...reviewRun("", entry.publicCorrect),
  ...entry,
  admitted: admittedAt !== null,
  at: new Date(receivedAt).toISOString(),
});

/** The same session as the review reads it: veiled before the reveal. */
function workFor({ entries, boardMode, removed }: Some): WholeSession {
  const session = { ...sessionWork().session, boardMode };
  const sight = sightOf({ session, duty: "owner", participant: null }, { instructorId: "owner" });
  if (!sight) throw new Error("the owner sees nothing");
  return sessionWork({
    session,
    participants: names.map((name) => person(name, { removed: removed.includes(name) })),
    runs: entries.map((entry) => sight.shown(runOfEntry(entry))),
  });
}

/** participant → run that the board shows */
const onBoard = (some: Some): Map<string, string | undefined> =>
  new Map(instructorBoard(stateOf(some)).rows.map((row) => [row.participantId, row.submissionId]));

const bestRuns = (work: WholeSession) => bestOf(work.session, contendersOf(work));

const bestIn = (content: SheetContent | undefined): string | undefined =>
  content?.kind === "spiral" ? content.runs.find(({ best }) => best)?.id : undefined;

describe("one rule for best", () => {
  test("G8 whoever stands on the board stands in the review with the same run, before and after the reveal", () => {
    fc.assert(
      fc.property(someSession, (some) => {
        const work = workFor(some);
        const board = onBoard(some);
        expect(standingRuns(work.session, contendersOf(work))).toEqual(board);
        const best = [...bestRuns(work)].filter(([, { stands }]) => stands);
        expect(new Map(best.map(([who, { run }]) => [who, run.id]))).toEqual(board);
      }),
      { numRuns: 300 },
    );
  });

  test("G8 so says the sheet, which desk and look-back show", () => {
    fc.assert(
      fc.property(someSession, (some) => {
        const work = workFor(some);
        const board = onBoard(some);
        for (const { id } of work.participants) {
          expect(bestIn(contentOf(work, id, "spiral"))).toBe(board.get(id));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("G8 who stands nowhere has the best of their own eligible runs, said to stand nowhere", () => {
    fc.assert(
      fc.property(someSession, (some) => {
        const work = workFor(some);
        const board = onBoard(some);
        const best = bestRuns(work);
        for (const { id } of work.participants) {
          const eligible = work.runs.filter((run) => run.participantId === id && run.eligible);
          if (board.has(id)) continue;
          expect(best.has(id)).toBe(eligible.length > 0);
          if (eligible.length > 0) {
            expect(best.get(id)?.stands).toBe(false);
            expect(eligible.map((run) => run.id)).toContain(best.get(id)?.run.id);
          }
        }
      }),
    );
  });

  test("G8 one's best depends on the others' runs: inside a tier the small one stands", () => {
    const large = reviewRun("Ada", 1490, { parameters: 5_000 });
    const small = reviewRun("Ada", 1488, { parameters: 53 });
    const alone = sessionWork({ participants: [person("Ada")], runs: [large, small] });
    expect(bestRuns(alone).get(idOf("Ada"))?.run.id).toBe(small.id);
    const better = reviewRun("Ben", 1500, { parameters: 9 });
    const far = reviewRun("Ada", 1450, { parameters: 9 });
    const both = sessionWork({
      participants: [person("Ada"), person("Ben")],
      runs: [large, small, better, far],
    });
    // Ben's tier is 1,494 and up; in the next one Ada's large and small run are level, the far one is below it
    expect(bestRuns(both).get(idOf("Ada"))?.run.id).toBe(small.id);
    expect(bestRuns(both).get(idOf("Ben"))?.run.id).toBe(better.id);
  });

  test("G8 the reveal decides by the private half", () => {
    const lucky = reviewRun("Ada", 1500, { privateCorrect: 1300 });
    const solid = reviewRun("Ada", 1400, { privateCorrect: 1490 });
    const work = sessionWork({ participants: [person("Ada")], runs: [lucky, solid] });
    expect(bestRuns(work).get(idOf("Ada"))?.run.id).toBe(solid.id);
    const before = { ...work, session: { ...work.session, boardMode: "live" as const } };
    expect(bestRuns(before).get(idOf("Ada"))?.run.id).toBe(lucky.id);
  });

  test("G8 the table of marks shows a late run of who has no other, and says so", async () => {
    const work = sessionWork({
      participants: [person("Ada"), person("Ben"), person("Bot", { simulated: true }), person("Cy")],
      runs: [
        reviewRun("Ada", 1400, { late: true }),
        reviewRun("Ben", 1400, { late: true, admitted: true }),
        reviewRun("Bot", 1400, { late: true }),
        reviewRun("Cy", 1400, { eligible: false }),
      ],
    });
    const items = markItems({ tensors: "off", spiral: "open", questions: "off" });
    const csv = await textOf(marksCsv(sourceOf(work), items, "en"));
    const cells = csv.split("\r\n").map((line) => /^(\w+),[^"]*?,("[^"]*"|[^,]*),,,10,(\d*),/.exec(line));
    expect(cells.flatMap((row) => (row ? [row.slice(1)] : []))).toEqual([
      ["Ada", '"late, not admitted"', "1400"],
      ["Ben", "", "1400"],
      ["Bot", '"simulated; late, not admitted"', "1400"],
      ["Cy", "", ""],
    ]);
  });
});
