// Folding in memory and storing in the database lead to one state, whatever is decided, in whatever batches.
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commitChanges } from "@/lib/db/commit-changes";
import { commitsAfter } from "@/lib/db/session-log";
import { findSession, loadSession } from "@/lib/db/session-state";
import { createSession } from "@/lib/db/sessions";
import { openLesson } from "@/lib/contract/lesson";
import { apply, type Change } from "@/lib/live/changes";
import type { SessionState } from "@/lib/live/state";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { touchedBy } from "@/lib/live/touched";
import { movedTo } from "../live/moved-steps";
import { people, play, someStepOrErasure, type Step } from "../live/random-session";
import { run, score, student } from "../live/session-fixture";
import { everythingOpen, signUp, startTestServer, type TestServer } from "../server/harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const credentialsOf = (changes: readonly Change[]) =>
  changes.flatMap((change) =>
    change.kind === "participant-joined"
      ? { participantId: change.participant.id, deviceHash: nanoid(), was: [], personalCodeHash: nanoid() }
      : [],
  );

/** A draft session of the database with the four already in it, and its state. */
async function newClass(lesson = openLesson): Promise<{ state: SessionState; move: (step: Step) => Step }> {
  const instructor = await signUp();
  const { id } = await createSession(instructor.id, { ...everythingOpen, lesson });
  const loaded = await loadSession({ id });
  if (!loaded) throw new Error("the session is not there");
  const move = movedTo(id, instructor.id);
  const opening: Change[] = [
    { kind: "session-opened", at: 1_000 },
    ...people.map((name, at): Change => {
      const participantId = `${name}${id}`.slice(0, 21);
      const known = { studentNumber: null, simulated: false, removedAt: null, unshown: false, alias: 0 };
      return {
        kind: "participant-joined",
        participant: { ...known, id: participantId, name, joinedAt: 1_000 + at },
      };
    }),
  ];
  return { state: await stored(loaded.state, opening), move };
}

/** Folds and stores a batch; what its log says leads to the same. */
async function stored(state: SessionState, changes: Change[]): Promise<SessionState> {
  const { id: sessionId, version } = state;
  const { sequence = 0 } = (await findSession({ id: sessionId })) ?? {};
  const commit = {
    sessionId,
    sequence,
    version,
    at: 1,
    changes,
    credentials: credentialsOf(changes),
    shared: true,
  };
  expect(await commitChanges(commit)).toBe("stored");
  const next = changes.reduce<SessionState>(apply, state);
  const missed = await commitsAfter(sessionId, sequence);
  // of a commit that erases somebody nothing stands in the log
  if (missed === "gap" && changes.some(({ kind }) => kind === "participants-erased")) return next;
  if (typeof missed === "string") throw new Error(missed);
  const logged = missed.flatMap((delta) => delta.changes);
  const folded = logged.reduce<SessionState>(apply, state);
  expect({ ...folded, epoch: null }).toEqual({ ...next, epoch: null });
  expect(touchedBy(logged)).toEqual(touchedBy(changes));
  return next;
}

test("B9 what is loaded is what was folded, after every batch of commands", async () => {
  const batches = fc.array(fc.array(someStepOrErasure, { minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(batches, async (steps) => {
      const { state: first, move } = await newClass();
      let state = first;
      let at = 2_000;
      for (const batch of steps) {
        const played = play(batch.map(move), state, at);
        const changes = played.flatMap((one) => one.changes ?? []);
        at += 100_000;
        state = await stored(state, changes);
        expect((await loadSession({ id: state.id }))?.state).toEqual(state);
      }
    }),
    { numRuns: 12 },
  );
});

test("V4 weights from a seed that the lesson gives are no remark, in memory and as they are loaded", async () => {
  const { dataset: _, ...setup } = courseConfig(courseDataset(7), 9);
  const presets = [{ name: "Wide", setup }];
  for (const [lesson, sharing] of [
    [{ ...openLesson, presets }, 0],
    [openLesson, 1],
  ] as const) {
    const { state: first, move } = await newClass(lesson);
    const steps = ["Ann", "Bob"].map((name): Step => ({
      ...{ actor: student(name), name: "run.submit", payload: run(`run${name}`, 9) },
      findings: { score: score(9) },
    }));
    const changes = play(steps.map(move), first, 2_000).flatMap((one) => one.changes ?? []);
    const state = await stored(first, changes);
    const loaded = (await loadSession({ id: state.id }))?.state;
    for (const one of [state, loaded]) expect(one?.weights.shared.size).toBe(sharing);
    expect(loaded?.weights).toEqual(state.weights);
  }
});
