// Pages that are sent parts: whatever happens on the way, they show what they would be sent whole.
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { folded } from "@/lib/client/parts";
import { viewOf } from "@/lib/client/views-of-parts";
import type { BoardRow, Progress } from "@/lib/contract/views";
import type { Actor, Entry, SessionState } from "@/lib/live/state";
import { everythingTouched, nothingTouched, touchedBy } from "@/lib/live/touched";
import type { View } from "@/lib/live/view";
import { noWork } from "@/lib/live/work";
import { Arrivals } from "@/lib/server/room/arrivals";
import { Attendance, seatFor } from "@/lib/server/room/attendance";
import { PartSender } from "@/lib/server/room/part-sender";
import { shares, type Guest } from "@/lib/server/viewer";
import { Page, PartRoom, type Fate } from "./part-room";
import { classroom, mark, people, play, someStep, type Played } from "./random-session";
import {
  contextAt,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  run,
  score,
  student,
  workOfRuns,
} from "./session-fixture";

beforeEach(() => void vi.useFakeTimers({ now: 50_000_000 }));
afterEach(() => vi.useRealTimers());

const screen: Actor = { role: "screen" };

/** Of a row of the board what pages show. */
const shownOf = ({ submissionId: _, receivedAt: __, ...row }: BoardRow): BoardRow => row;

/** Of a view what the page of its kind shows. */
function shown({ event, view }: View, panes: readonly string[]): unknown {
  if (event === "instructor.view") {
    const { room, board, participants, ...rest } = view;
    const { present, joined } = room.session;
    return {
      ...{ ...rest, session: room.session, spotlight: room.spotlight, present, joined },
      board: { ...board, rows: board.rows.map(shownOf), improved: [] },
      participants: participants.map((one) => ({ ...one, best: one.best && shownOf(one.best) })),
    };
  }
  const { board, session, arrived, votes, spotlight } = event === "room.view" ? view : view.room;
  const rows = board.rows.map(shownOf);
  if (event === "room.view") return { session, arrived, votes, spotlight, board: { ...board, rows } };
  return {
    self: view.self && { ...view.self, place: view.self.place && shownOf(view.self.place) },
    removed: view.removed,
    // how many are here a student was told at first, and who moved lately never
    session: { ...session, present: 0, joined: 0 },
    board: {
      ...board,
      improved: [],
      ...(panes.includes("board") ? { rows } : { rows: [], honours: undefined }),
    },
  };
}

type Event =
  | { kind: "step"; step: Parameters<typeof play>[0][number] }
  | { kind: "wait"; ms: number }
  | { kind: "fate"; page: number; fate: Fate }
  | { kind: "connect"; page: number }
  | { kind: "disconnect"; page: number }
  | { kind: "open"; page: number; board: boolean }
  | { kind: "progress"; page: number; progress: Progress };

const aPage = fc.nat(2 * people.length + 2);

const someProgress: fc.Arbitrary<Progress> = fc.record(
  {
    activity: fc.constantFrom("spiral", "tensors", "questions"),
    state: fc.constantFrom("idle", "training", "diverged", "writing"),
    epoch: fc.nat(900),
    accuracy: fc.option(fc.constantFrom(0, 0.5, 0.987)),
    item: fc.constantFrom("softmax", "tensor-from-data"),
    still: fc.constantFrom("dead", "too-small"),
    trying: fc.record({
      activation: fc.constantFrom("relu", "leaky-relu"),
      optimizer: fc.constantFrom("adam", "sgd"),
      layers: fc.nat(8),
    }),
  },
  { requiredKeys: ["activity", "state", "epoch", "accuracy"] },
);

const someEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: someStep.map((step) => ({ kind: "step" as const, step })) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 700 }).map((ms) => ({ kind: "wait" as const, ms })) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant("fate" as const), page: aPage },
      fate: fc.constantFrom<Fate>("lost", "twice", "behind the next"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant("connect" as const), page: aPage }),
      fc.record({ kind: fc.constant("disconnect" as const), page: aPage }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("open" as const), page: aPage, board: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("progress" as const), page: aPage, progress: someProgress }),
  },
);

/** Who is removed is shown out. */
function follow(room: PartRoom, pages: readonly Page[], { changes, state }: Played): void {
  if (!changes) return;
  room.become(state, touchedBy(changes));
  const gone = ({ actor }: Page) =>
    actor.role === "student" && state.participants.get(actor.participantId)?.removedAt !== null;
  for (const page of pages.filter(gone)) room.disconnect(page);
}

function live(events: readonly Event[]): { room: PartRoom; pages: Page[] } {
  // everybody has two tabs; there is a screen, and the instructor twice
  const actors = [...people, ...people].map((name) => student(name));
  const pages = [...actors, screen, instructor, instructor].map((actor) => new Page(actor));
  let state = classroom;
  const room = new PartRoom(state);
  const removed = ({ actor }: Page) =>
    actor.role === "student" && state.participants.get(actor.participantId)?.removedAt !== null;
  let at = 0;
  for (const event of events) {
    if (event.kind === "step") {
      const [played] = play([event.step], state, 2_000 + 1_000 * at++);
      state = played.state;
      follow(room, pages, played);
    } else if (event.kind === "wait") vi.advanceTimersByTime(event.ms);
    else {
      const page = pages[event.page];
      if (event.kind === "fate") page.fates.push(event.fate);
      else if (event.kind === "disconnect") room.disconnect(page);
      else if (removed(page)) continue;
      else if (event.kind === "connect") room.connect(page);
      else if (event.kind === "progress") room.progress(page.actor, event.progress);
      else room.open(page, event.board ? ["board"] : []);
    }
  }
  return { room, pages };
}

test("LP1 whatever is lost, comes twice, late or to a page that left, all pages end as the whole view", () => {
  fc.assert(
    fc.property(fc.array(someEvent, { minLength: 10, maxLength: 80 }), (events) => {
      const { room } = live(events);
      room.settle();
      for (const page of room.pages) {
        if (!page.view) throw new Error("a page was sent nothing");
        expect(shown(page.view, page.panes)).toEqual(shown(room.whole(page), page.panes));
      }
    }),
    { numRuns: 300 },
  );
});

test("LP1 a whole part that comes late takes nothing back, and one that never came is not read", () => {
  const whole = (at: number, mode: string) => ({ part: "tally" as const, at, fields: { mode }, rows: [] });
  const newer = folded(new Map(), whole(5, "public"));
  expect(newer && folded(newer, whole(3, "hidden"))).toBe(newer);
  expect(viewOf(new Map(), ["board"], 0)).toMatchObject({ view: { board: { rows: [] } } });
});

test("LP4 a page that begins anew shows what one that stayed shows, at any moment", () => {
  fc.assert(
    fc.property(fc.array(someEvent, { minLength: 10, maxLength: 60 }), (events) => {
      const { room } = live(events.filter(({ kind }) => kind !== "fate"));
      for (const page of [...room.pages]) {
        const again = new Page(page.actor);
        again.panes = page.panes;
        room.connect(again);
        if (!page.view || !again.view) throw new Error("a page was sent nothing");
        // one's own is told at once, to the other tabs too
        expect(shown(again.view, page.panes)).toEqual(shown(page.view, page.panes));
      }
      room.settle();
    }),
    { numRuns: 100 },
  );
});

test("LP2 a student at work is sent no rows of the board, one who looks at it is, and nobody what is another's", () => {
  const room = new PartRoom(classroom);
  const [working, looking, desk, hall] = [student("Ann"), student("Bob"), instructor, screen].map(
    (actor) => new Page(actor),
  );
  looking.panes = ["board"];
  for (const page of [working, looking, desk, hall]) room.connect(page);
  const before = [working, looking, hall].map(({ bytes }) => bytes.length);
  const raced = must(
    classroom,
    student("Cat"),
    "run.submit",
    run("r"),
    contextAt(3_000, { score: score(1_400, 1_300, mark("hash", "Cat")) }),
  );
  const said = must(raced, student("Cat"), "answer.submit", {
    ...{ id: idOf("a"), questionId: "softmax", text: mark("answer", "Cat"), evidence: [] },
  });
  room.become(said, everythingTouched);
  vi.advanceTimersByTime(10_000);
  expect(JSON.stringify([...looking.parts])).toContain(idOf("Cat"));
  expect(JSON.stringify([...working.parts])).not.toContain(idOf("Cat"));
  expect(working.view).toMatchObject({ view: { room: { board: { total: 1 } } } });
  expect(JSON.stringify([...desk.parts])).toContain(mark("number", "Cat"));
  for (const page of [working, looking, hall]) {
    const known = JSON.stringify([...page.parts]);
    for (const hidden of ["answer", "number", "hash"]) expect(known).not.toContain(mark(hidden, "Cat"));
    expect(known).not.toContain("1300");
  }
  expect([working, looking, hall].map(({ bytes }) => bytes.length)).not.toEqual(before);
  room.settle();
});

const begun = 1_764_000_000_000;
/** looks like chance and is the same every time */
const scattered = (seed: number): number => Math.imul(seed + 1, 2_654_435_761) >>> 8;

const runOf = (who: number, order: number): Entry => ({
  ...{ id: idOf(`run-${order}-`), participantId: idOf(`p${who}-`), order, receivedAt: begun + 20 * order },
  ...{ network: who % 3 === 0 ? "2→64→64→3" : "2→100→3", parameters: who % 3 === 0 ? 4_547 : 603 },
  ...{ publicCorrect: 300 + (scattered(order) % 700), privateCorrect: 1, of: 1_500 },
  ...{ weightsHash: `${order}`, eligible: true, late: false, admittedAt: null, coded: false },
});

/** A hall in which everybody has sent as many runs. */
function hallWith(runs: number): SessionState {
  const ids = Array.from({ length: 1_000 }, (_, who) => idOf(`p${who}-`));
  const participants = ids.map((id, who) => {
    const name = `Student ${who + 1}`;
    return [
      id,
      {
        id,
        name,
        studentNumber: null,
        simulated: false,
        joinedAt: begun + who,
        removedAt: null,
        unshown: false,
        alias: 0,
      },
    ] as const;
  });
  const sent = Array.from({ length: 1_000 * runs }, (_, order) => runOf(order % 1_000, order));
  return { ...openSession, participants: new Map(participants), ...workOfRuns(sent) };
}

/** Everybody's page, a student's at the board, and the instructor's; where the bytes are counted from. */
function hall(state: SessionState) {
  const room = new PartRoom(state);
  const ids = [...state.participants.keys()];
  const pages = ids.map((participantId, at) => new Page({ role: "student", participantId }, at % 100 === 0));
  for (const page of pages) page.panes = ["board"];
  for (const page of pages) room.connect(page);
  vi.advanceTimersByTime(20_000);
  const desk = new Page(instructor);
  room.connect(desk);
  return { room, pages, desk };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

test("LP5 between the shares of a hall others are heard, and who comes or opens something meanwhile misses nothing", () => {
  const names = Array.from({ length: 40 }, (_, at) => `Student ${at}`);
  const class40 = joined(openSession, ...names);
  const room = new PartRoom(class40);
  const pages = names.map((name) => new Page(student(name)));
  for (const page of pages) room.connect(page);
  vi.advanceTimersByTime(10_000);
  const before = pages.map(({ bytes }) => bytes.length);
  const told = () => pages.filter(({ bytes }, at) => bytes.length > before[at]).length;
  room.become(
    must(class40, instructor, "session.rename", { title: "Another title", language: "en" }),
    everythingTouched,
  );
  while (told() === 0) vi.advanceTimersToNextTimer();
  expect(told(), "told in one turn").toBeLessThan(names.length / 2);
  for (const page of pages.slice(0, 20)) room.open(page, ["board"]);
  const newcomer = new Page(student(names[0]));
  room.connect(newcomer);
  vi.advanceTimersByTime(50);
  expect(told()).toBe(names.length);
  room.settle();
  for (const page of [...pages, newcomer])
    expect(page.view && shown(page.view, page.panes)).toEqual(shown(room.whole(page), page.panes));
});

test("LP5 while a hall is still being told nothing newer is made for it, however slow the line", async () => {
  vi.useRealTimers();
  const happened: string[] = [];
  const attendance = new Attendance(Date.now);
  // of a connection the senders need no more than this
  const guest = {
    ...{ id: "guest0", data: { panes: ["board"], viewer: { role: "student", deviceHash: null } } },
    emit: () => undefined,
  } as unknown as Guest;
  const name = "Ada";
  const state = joined(openSession, name);
  const [ada] = [...state.participants.values()];
  const actor: Actor = { role: "student", participantId: ada.id };
  attendance.seat(guest, seatFor(state, actor, ["board"]));
  const emit = () => {
    happened.push("told");
    for (const end = performance.now() + 60; performance.now() < end;);
  };
  let title = 0;
  const picture = () => ({ state: { ...state, title: `${title++}` }, attendance, arrivals: new Arrivals() });
  const sender = new PartSender({
    ...{ picture, personalCode: () => "", io: { to: () => ({ emit }) } },
    now: () => happened.push("made"),
    failed: (error) => {
      throw error;
    },
  });
  sender.begin(guest, "at-board", ada.id);
  happened.length = 0;
  for (let times = 0; times < 15; times++) {
    sender.mark(everythingTouched);
    await pause(100);
  }
  sender.stop();
  const rounds = happened.join(" ").split("made").slice(1, -1);
  expect(rounds.length).toBeGreaterThan(1);
  for (const round of rounds) expect(round.trim().split(" ")).toHaveLength(shares);
}, 20_000);

test("LP3 a hall's desk begins with 120 KB, and goes on with 40 a second however much happens", () => {
  const state = hallWith(1);
  const { room, pages, desk } = hall(state);
  expect(sum(desk.bytes)).toBeLessThan(120_000);
  const before = sum(desk.bytes);
  for (const { actor } of pages)
    room.progress(actor, { activity: "spiral", state: "training", epoch: 424, accuracy: 0.875 });
  vi.advanceTimersByTime(10_000);
  const told = sum(desk.bytes) - before;
  expect(told).toBeGreaterThan(30_000);
  expect(told / 10).toBeLessThan(40_000);
  expect(desk.view).toMatchObject({
    view: { participants: pages.map(() => ({ progress: { epoch: 424 } })) },
  });
  room.settle();
});

test("LP3 a board that goes on changing is told four times a second, however long a turn takes", () => {
  const { room, pages } = hall(hallWith(0));
  room.lookTakes = 3;
  let [state, work] = [hallWith(0), workOfRuns([]).work];
  const totals: number[] = [];
  const began = Date.now();
  for (let order = 0; Date.now() - began < 5_000; order++) {
    const run = runOf(order, order);
    work = new Map(work).set(run.participantId, { ...noWork, runs: [run] });
    state = { ...state, work };
    room.become(state, { ...nothingTouched, room: true, selves: new Set([run.participantId]) });
    vi.advanceTimersByTime(20);
    if (pages[0].view?.event === "student.view") totals.push(pages[0].view.view.room.board.total);
  }
  expect(new Set(totals).size).toBeGreaterThanOrEqual(19);
  room.settle();
});

test("LP3 fifty runs a second are less than 1.8 KB a second for a student who looks at the board while it fills", () => {
  const { room, pages } = hall(hallWith(0));
  const before = pages.map(({ bytes }) => sum(bytes));
  const seconds = 6;
  let [state, work] = [hallWith(0), workOfRuns([]).work];
  for (let order = 0; order < 50 * seconds; order++) {
    const run = runOf((7 * order) % 1_000, order);
    work = new Map(work).set(run.participantId, { ...noWork, runs: [run] });
    state = { ...state, work };
    room.become(state, { ...nothingTouched, room: true, selves: new Set([run.participantId]) });
    vi.advanceTimersByTime(20);
  }
  const told = pages.map(({ bytes }, at) => (sum(bytes) - before[at]) / seconds).filter((one) => one > 0);
  expect(told).toHaveLength(10);
  expect(sum(told) / told.length).toBeLessThan(1_800);
  expect(pages[0].view).toMatchObject({ view: { room: { board: { total: 300 } } } });
  room.settle();
});
