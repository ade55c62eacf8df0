// Who sees what after class, decided without a database.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boardModeSchema, sessionStatusSchema } from "@/lib/contract/views";
import { duties } from "@/lib/agreed/duties";
import { sightOf, type Facts, type Reader } from "@/lib/review/visibility";
import { idOf, reviewRun, sessionWork } from "./work-fixture";

const ada: Reader = { participantId: idOf("Ada") };
const owner: Reader = { instructorId: "owner" };

const facts = (
  rest: Partial<Facts["session"]> = {},
  participant: Facts["participant"] = null,
  duty: Facts["duty"] = null,
): Facts => ({
  session: { ...sessionWork().session, ...rest },
  duty,
  participant,
});

const here = { id: idOf("Ada"), removed: false };

const someFacts = fc
  .record({
    status: fc.constantFrom(...sessionStatusSchema.options),
    boardMode: fc.constantFrom(...boardModeSchema.options),
    participant: fc.option(
      fc.record({ id: fc.constantFrom(idOf("Ada"), idOf("Ben")), removed: fc.boolean() }),
    ),
  })
  .map(({ participant, ...rest }) => facts(rest, participant));

describe("whose work", () => {
  test("VR1 the staff sees and marks everybody's in every state, another instructor nobody's; an assistant takes nothing away", () => {
    fc.assert(
      fc.property(someFacts, (some) => {
        for (const duty of duties) {
          const sight = sightOf({ ...some, duty }, owner);
          expect(sight).toMatchObject({ session: some.session, participantId: null, mayMark: true });
          expect(sight?.mayExport).toBe(duty !== "assistant");
        }
        expect(sightOf(some, owner)).toBeNull();
        expect(sightOf({ ...some, duty: "owner" }, { participantId: "owner" })).toBeNull();
      }),
    );
  });

  test("VR2 a participant sees their own once it is released", () => {
    for (const status of sessionStatusSchema.options)
      expect(sightOf(facts({ status }, here), ada) !== null).toBe(status === "released");
    expect(sightOf(facts({ status: "released" }, here), ada)?.participantId).toBe(idOf("Ada"));
  });

  test("VR2 who was removed, or is of another session, sees nothing after the release either", () => {
    const status = "released";
    expect(sightOf(facts({ status }, { ...here, removed: true }), ada)).toBeNull();
    expect(sightOf(facts({ status }, null), ada)).toBeNull();
    expect(sightOf(facts({ status }, { ...here, id: idOf("Ben") }), ada)).toBeNull();
  });

  test("VR2 whatever the state, a participant's sight is of themselves or of nothing", () => {
    fc.assert(
      fc.property(someFacts, (some) => {
        const sight = sightOf(some, ada);
        const may =
          some.session.status === "released" &&
          some.participant?.id === idOf("Ada") &&
          !some.participant.removed;
        expect(sight?.participantId ?? null).toBe(may ? idOf("Ada") : null);
      }),
    );
  });
});

test("VR5 nobody marks but the session's staff, not even what they see", () => {
  const released = facts({ status: "released" }, here);
  expect(sightOf({ ...released, duty: "owner" }, owner)?.mayMark).toBe(true);
  expect(sightOf(released, ada)).toMatchObject({ mayMark: false, mayExport: false });
});

describe("the private half", () => {
  test("G6 shows to nobody before the reveal, the owner included, and to both after it", () => {
    for (const boardMode of boardModeSchema.options)
      for (const reader of [ada, owner]) {
        const run = reviewRun("Ada", 900);
        const sight = sightOf(facts({ status: "released", boardMode }, here, "assistant"), reader);
        expect(sight?.shown(run)).toEqual({
          ...run,
          privateCorrect: boardMode === "revealed" ? 890 : null,
        });
        expect(run.privateCorrect).toBe(890);
      }
  });

  test("HH6 of a late run it shows to its owner once it is admitted, to the instructor at once", () => {
    const released = facts({ status: "released", boardMode: "revealed" }, here, "teacher");
    for (const [admitted, reader, told] of [
      [false, ada, null],
      [true, ada, 890],
      [false, owner, 890],
      [true, owner, 890],
    ] as const) {
      const run = reviewRun("Ada", 900, { late: true, admitted });
      expect(sightOf(released, reader)?.shown(run).privateCorrect).toBe(told);
    }
  });
});
