// Removing and taking back in: one or many, and what it means for a device.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wireLimits } from "@/lib/contract/protocol";
import { apply } from "@/lib/live/changes";
import { nameKey, presentParticipants } from "@/lib/live/names";
import type { Participant, SessionState } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import { someSession } from "./random-session";
import {
  contextAt,
  decided,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  refusal,
  visitor,
} from "./session-fixture";

const presentIds = (state: SessionState): string[] => presentParticipants(state).map(({ id }) => id);

/** A session, and some of who ever joined it, in any order and with repetitions. */
const sessionAndSome = someSession.chain((state) =>
  fc.record({
    // what goes off the screen and out of the tray with its owner does not come back: spotlight.test.ts
    state: fc.constant<SessionState>({ ...state, spotlight: null, snapshots: [] }),
    participantIds: fc.array(fc.constantFrom(...state.participants.keys()), { minLength: 1, maxLength: 12 }),
  }),
);

describe("removing many", () => {
  test("HI5 is removing each, in one change that the undo takes back", () => {
    fc.assert(
      fc.property(sessionAndSome, ({ state, participantIds }) => {
        const outcome = decided(state, instructor, "participants.remove", { participantIds });
        if (!outcome.ok) throw new Error(outcome.code);
        expect(outcome.changes.length).toBeLessThanOrEqual(1);
        const after = outcome.changes.reduce((old, change) => apply(old, change), state);
        const oneByOne = participantIds.reduce(
          (old, participantId) => must(old, instructor, "participant.remove", { participantId }),
          state,
        );
        expect({ ...after, version: 0 }).toEqual({ ...oneByOne, version: 0 });
        const gone = presentIds(state).filter((id) => !presentIds(after).includes(id));
        expect(gone.toSorted()).toEqual(
          [...new Set(participantIds)].filter((id) => presentIds(state).includes(id)).toSorted(),
        );
        if (gone.length === 0) return;
        const undone = must(after, instructor, "participants.restore", { participantIds: gone });
        expect({ ...undone, version: 0 }).toEqual({ ...state, version: 0 });
      }),
    );
  });

  test("HI5 taking back in tells whose name is taken, and no two who are in bear one name", () => {
    fc.assert(
      fc.property(sessionAndSome, ({ state, participantIds }) => {
        const outcome = decided(state, instructor, "participants.restore", { participantIds });
        if (!outcome.ok) throw new Error(outcome.code);
        const after = outcome.changes.reduce((old, change) => apply(old, change), state);
        const keys = presentParticipants(after).map(({ name }) => nameKey(name));
        expect(new Set(keys).size).toBe(keys.length);
        const out = participantIds.filter((id) => !presentIds(after).includes(id));
        expect([...new Set(out)].toSorted()).toEqual(outcome.data.nameTaken.toSorted());
      }),
    );
  });

  test("HI5 names nobody who is not there, and takes in no more than there is room for", () => {
    const state = joined(openSession, "Ann", "Bob");
    const participantIds = [idOf("Ann"), idOf("nobody")];
    for (const name of ["participants.remove", "participants.restore"] as const)
      expect(refusal(state, instructor, name, { participantIds })).toBe("participant-not-found");
    const person = (at: number, removedAt: number | null): [string, Participant] => [
      idOf(`p${at}`),
      {
        id: idOf(`p${at}`),
        name: `P${at}`,
        studentNumber: null,
        simulated: false,
        unshown: false,
        alias: 0,
        joinedAt: at,
        removedAt,
      },
    ];
    const people = Array.from({ length: wireLimits.participants + 1 }, (_, at) =>
      person(at, at < 2 ? 5 : null),
    );
    const full = { ...openSession, participants: new Map(people) };
    expect(presentIds(full)).toHaveLength(wireLimits.participants - 1);
    const back = (...ids: number[]) => ({ participantIds: ids.map((at) => idOf(`p${at}`)) });
    expect(refusal(full, instructor, "participants.restore", back(0, 1))).toBe("session-full");
    expect(refusal(full, instructor, "participants.restore", back(0))).toBeNull();
    expect(
      refusal(must(full, instructor, "participants.restore", back(0)), instructor, "participant.restore", {
        participantId: idOf("p1"),
      }),
    ).toBe("session-full");
  });
});

test("HI4 a device that has been somebody who is removed joins under no name, until they are taken back in", () => {
  fc.assert(
    fc.property(sessionAndSome, ({ state: session, participantIds: was }) => {
      const state: SessionState = { ...session, status: "open", joinLocked: false };
      const back = { role: "visitor", was } as const;
      const removed = was.some((id) => !presentIds(state).includes(id));
      const name = "A name of nobody";
      const context = contextAt(9_000_000, { newId: idOf("again") });
      expect(refusal(state, back, "participant.join", { name }, context)).toBe(removed ? "removed" : null);
      const { view } = viewFor(state, back, { now: 0, presence: new Map(), personalCode: () => "" });
      expect(view).toMatchObject({ self: null, removed });
      const forgiven = must(state, instructor, "participants.restore", { participantIds: was });
      const still = was.some((id) => !presentIds(forgiven).includes(id));
      expect(refusal(forgiven, back, "participant.join", { name }, context)).toBe(still ? "removed" : null);
      expect(refusal(state, visitor, "participant.join", { name }, context)).toBeNull();
    }),
  );
});
