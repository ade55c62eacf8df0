// A session in memory for tests of the engine: real contract payloads, no mocks.
import { apply, type Change } from "@/lib/live/changes";
import { HashesInOrder } from "@/lib/live/identical-weights";
import { decide, type CommandName, type ContextOf } from "@/lib/live/decide";
import { emptyNotebook, type StoredNotebook } from "@/lib/live/notebook";
import type { Actor, Entry, HashIndex, SessionState } from "@/lib/live/state";
import { noWork } from "@/lib/live/work";
import type { Payload } from "@/lib/contract/requests";
import type { AttemptVerdict } from "@/lib/contract/views";
import { leadSchema } from "@/lib/contract/lead";
import { openLesson } from "@/lib/contract/lesson";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { initialWeights } from "@/lib/spiral/network";

export const instructor: Actor = { role: "instructor", instructorId: "instructor-of-the-one" };
export const teacher = { role: "instructor", instructorId: "teacher-of-this-class" } as const satisfies Actor;
export const assistant: Actor = { role: "instructor", instructorId: "assistant-of-this-one" };
export const visitor: Actor = { role: "visitor" };

/** A 21-character id made of a short name, as readable as an id can be. */
export const idOf = (name: string): string => name.padEnd(21, "_").slice(0, 21);

export const student = (name: string) =>
  ({ role: "student", participantId: idOf(name) }) as const satisfies Actor;

export const draftSession: SessionState = {
  id: idOf("session"),
  instructorId: "instructor-of-the-one",
  ownerName: "Owner",
  staff: new Map([
    [
      "teacher-of-this-class",
      { instructorId: "teacher-of-this-class", name: "Tea", duty: "teacher" as const },
    ],
    [
      "assistant-of-this-one",
      { instructorId: "assistant-of-this-one", name: "Asa", duty: "assistant" as const },
    ],
  ]),
  version: 0,
  code: "ABC234",
  screenKey: "screen-key-screen-key-screen-key",
  title: "Week one",
  language: "en",
  status: "draft",
  joinLocked: false,
  draftsAsked: false,
  numberRequired: false,
  boardMode: "live",
  frozenAt: null,
  finale: 0,
  timer: null,
  lead: leadSchema.parse({}),
  spotlight: null,
  snapshots: [],
  checks: [],
  ensemble: null,
  activities: { tensors: "open", spiral: "open", questions: "open" },
  dataset: courseDataset(7),
  lesson: openLesson,
  participants: new Map(),
  erased: new Set(),
  work: new Map(),
  arrivals: 0,
  weights: new HashesInOrder().index,
  epoch: {},
};

/** The index of these runs, in order of arrival. */
export function hashesOf(runs: readonly Entry[]): HashIndex {
  const hashes = new HashesInOrder();
  for (const run of runs) hashes.add(run);
  return hashes.index;
}

/** The part of a state that holds these runs, in order of arrival. */
export function workOfRuns(runs: readonly Entry[]): Pick<SessionState, "work" | "arrivals" | "weights"> {
  const own = (id: string) => runs.filter(({ participantId }) => participantId === id);
  const owners = new Set(runs.map(({ participantId }) => participantId));
  const work = new Map([...owners].map((id) => [id, { ...noWork, runs: own(id) }]));
  return { work, arrivals: runs.length, weights: hashesOf(runs) };
}

/** Everybody's runs in order of arrival. */
export const entriesOf = ({ work }: SessionState): Entry[] =>
  [...work.values()].flatMap(({ runs }) => runs).sort((a, b) => a.order - b.order);

/** A score with these counts of 1,500. */
export const score = (publicCorrect: number, privateCorrect = publicCorrect, weightsHash = "hash") => ({
  publicCorrect,
  privateCorrect,
  of: 1500,
  weightsHash,
});

/** A verdict on an attempt at an exercise; passed when it got past every stage. */
export const verdict = (
  exerciseId: string,
  stage: AttemptVerdict["stage"] = "none",
  printed = "",
): AttemptVerdict => ({
  ...{ attemptId: idOf("attempt"), exerciseId, stage, printed, passed: stage === "none" },
  message: { zh: "", en: "" },
  late: false,
});

/** What any command may need; each takes its own of it. */
export type TestContext = ContextOf<"participant.join"> &
  ContextOf<"run.submit"> &
  ContextOf<"attempt.submit"> &
  ContextOf<"board.set"> &
  ContextOf<"snapshot.take"> &
  ContextOf<"notebook.save">;

export const contextAt = (now: number, rest: Partial<TestContext> = {}): TestContext => ({
  now,
  newId: idOf("new"),
  personalCode: "PERSNCDE23",
  chance: 0,
  score: score(0),
  verdict: verdict("failing", "value"),
  ensemble: null,
  tile: null,
  stored: emptyNotebook,
  ...rest,
});

/** The database's notebook of whoever asks, whose cells no test of the engine needs. */
function notebookAsRead(state: SessionState, actor: Actor, stored: StoredNotebook): StoredNotebook {
  if (stored !== emptyNotebook || actor.role !== "student") return stored;
  const version = state.work.get(actor.participantId)?.notebooks.notebook ?? 0;
  return { ...emptyNotebook, version };
}

/** The engine's answer to a command. */
export const decided = <Name extends CommandName>(
  state: SessionState,
  actor: Actor,
  name: Name,
  payload: Payload<Name>,
  context: TestContext = contextAt(1_000),
) =>
  // whatever the name needs is in it
  decide(state, actor, name, payload, {
    ...context,
    stored: notebookAsRead(state, actor, context.stored),
  } as unknown as ContextOf<Name>);

/** Decides and folds; throws when the engine refuses. */
export function must<Name extends CommandName>(
  state: SessionState,
  actor: Actor,
  name: Name,
  payload: Payload<Name>,
  context: TestContext = contextAt(1_000),
): SessionState {
  const outcome = decided(state, actor, name, payload, context);
  if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.code}`);
  return outcome.changes.reduce((folded: SessionState, change: Change) => apply(folded, change), state);
}

/** The code of a refusal, or null when the engine accepts. */
export function refusal<Name extends CommandName>(
  state: SessionState,
  actor: Actor,
  name: Name,
  payload: Payload<Name>,
  context: TestContext = contextAt(1_000),
): string | null {
  const outcome = decided(state, actor, name, payload, context);
  return outcome.ok ? null : outcome.code;
}

export const openSession = must(draftSession, instructor, "session.open", {});

export const joined = (state: SessionState, ...names: string[]): SessionState =>
  names.reduce(
    (old, name) => must(old, visitor, "participant.join", { name }, contextAt(1_000, { newId: idOf(name) })),
    state,
  );

/** A run of the course's network on the session's data. */
export function run(id: string, seed = 1): Payload<"run.submit"> {
  const config = courseConfig(courseDataset(7), seed);
  return {
    id: idOf(id),
    config,
    weights: new Uint8Array(initialWeights(config).slice().buffer),
    curve: [],
    epochs: 10,
    engine: "wasm",
    claimedAccuracy: 1,
  };
}
