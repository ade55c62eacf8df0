// Turns of those whom others moved: everybody hears of their place once, and of nothing else.
import fc from "fast-check";
import { expect, test } from "vitest";
import { movedPlaces } from "@/lib/live/moved-places";
import { selfPart } from "@/lib/live/parts";
import type { Entry, SessionState } from "@/lib/live/state";
import { ownView } from "@/lib/live/view";
import { idOf, joined, openSession, workOfRuns } from "./session-fixture";

const personalCode = () => "CODEOFSOME";

/** What everybody's page knows of its own when it has just come. */
const knownIn = (state: SessionState) =>
  new Map(
    [...state.participants.keys()].flatMap((id) => {
      const self = ownView(state, id, { personalCode });
      return self ? [[id, { part: selfPart(self) }] as const] : [];
    }),
  );

const names = Array.from({ length: 120 }, (_, at) => `p${at}-`);
const hall = joined(openSession, "first", ...names);

const runOf = (name: string, order: number, right: number): Entry => ({
  ...{ id: idOf(`run${name}`), participantId: idOf(name), order, receivedAt: 2_000 + order },
  ...{ network: "2→100→3", parameters: 603, weightsHash: `hash${name}`, coded: false },
  ...{
    publicCorrect: right,
    privateCorrect: right,
    of: 1_500,
    eligible: true,
    late: false,
    admittedAt: null,
  },
});

const runs = names.map((name, at) => runOf(name, at, 1_400 - at));
const before: SessionState = { ...hall, ...workOfRuns(runs) };
/** somebody comes in before all of them */
const after: SessionState = { ...hall, ...workOfRuns([...runs, runOf("first", 120, 1_499)]) };

test("LP3 of a hall that somebody moved fifty are told at a time, in turns from anywhere, everybody once", () => {
  fc.assert(
    fc.property(fc.nat(names.length), (start) => {
      // who came in first is told of their own part, not of others
      const known = knownIn(before).set(idOf("first"), knownIn(after).get(idOf("first"))!);
      const turns: string[][] = [];
      for (let from: number | null = start; from !== null;) {
        const { moves, next } = movedPlaces(after, known, from);
        turns.push(moves.map(({ participantId }) => participantId));
        for (const { participantId, known: part } of moves) known.set(participantId, { part });
        from = next;
      }
      expect(turns.map(({ length }) => length)).toEqual([50, 50, 20]);
      const ids = [...known.keys()];
      const inTurn = [...ids.slice(start), ...ids.slice(0, start)].filter((id) => id !== idOf("first"));
      expect(turns.flat()).toEqual(inTurn);
      expect(known).toEqual(knownIn(after));
      expect(movedPlaces(after, known, start)).toEqual({ moves: [], next: null });
    }),
    { numRuns: 8 },
  );
});

test("LP1 who was moved is told the place, and knows the rest as before, whatever else became of it", () => {
  const known = knownIn(before);
  const closed: SessionState = { ...after, work: new Map([...after.work].slice(1)) };
  for (const { participantId, change, known: part } of movedPlaces(closed, known, 0).moves) {
    const fields = known.get(participantId)?.part.fields;
    const place = knownIn(closed).get(participantId)?.part.fields.place;
    expect(change).toEqual({ set: { place } });
    expect(part).toEqual({ fields: { ...fields, place }, rows: [] });
  }
  // without a run there is no place any more
  const [, withoutRun] = movedPlaces(closed, known, 0).moves;
  expect(withoutRun).toMatchObject({ participantId: idOf(names[0]), change: { set: { place: null } } });
});
