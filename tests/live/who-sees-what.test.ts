// What may appear in each viewer's live view and what may not, over sessions that nobody planned. After class: tests/review.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boardModeSchema,
  instructorViewSchema,
  roomViewSchema,
  selfViewSchema,
  sessionStatusSchema,
  studentViewSchema,
  type BoardRow,
  type RoomView,
} from "@/lib/contract/views";
import type { KeptTile } from "@/lib/contract/snapshot";
import { entryStands } from "@/lib/live/contenders";
import type { Actor, Presence, SessionState } from "@/lib/live/state";
import { everythingTouched, presenceTouched, touchedBy } from "@/lib/live/touched";
import { audienceOf, viewFor, viewsAfter, type View } from "@/lib/live/view";
import { classView } from "@/lib/live/view-room";
import {
  classroom,
  mark,
  people,
  play,
  privatePoints,
  quietWork,
  someSession,
  someStepOrErasure,
  someWork,
  type Step,
} from "./random-session";
import {
  assistant,
  contextAt,
  entriesOf,
  idOf,
  instructor,
  must,
  student,
  teacher,
  visitor,
} from "./session-fixture";

const now = 100_000;
const stranger: Actor = { role: "instructor", instructorId: "of another session" };
const screen: Actor = { role: "screen" };
const presence = new Map<string, Presence>([
  [
    idOf("Ann"),
    {
      connections: 1,
      awaySince: null,
      progress: { activity: "spiral", state: "training", epoch: 424_242, accuracy: 0.5, at: 3_000 },
    },
  ],
]);
const context = { now, presence, personalCode: (id: string) => mark("code", id.replaceAll("_", "")) };
const told = new Map<string, BoardRow | null>();

const staff = [instructor, teacher, assistant];
const everybody = (state: SessionState): Actor[] => [
  visitor,
  screen,
  ...staff,
  stranger,
  ...[...state.participants.keys()].map((participantId): Actor => ({ role: "student", participantId })),
];

const removed = (state: SessionState, participantId: string): boolean =>
  state.participants.get(participantId)?.removedAt !== null;

/** What is a person's own and nobody else's, the instructor of the moment included. */
const own = ["draft1", "draft2", "draft3", "answer", "evidence", "code", "reply"];
/** What the session's staff sees of everybody, and nobody else. */
const forTheOwner = ["number", "printed"];
/** What no live view shows to anybody. */
const never = ["hash", "source", "cell"];

const marksIn = (json: string, names: readonly string[], except?: string): string[] =>
  people
    .filter((name) => name !== except)
    .flatMap((name) => names.map((what) => mark(what, name)))
    .filter((one) => json.includes(one));

function roomOf(shown: View): RoomView {
  if (shown.event === "room.view") return shown.view;
  return shown.view.room;
}

/** The name under which somebody who looks on left their marks. */
const nameOf = (viewer: Actor): string | undefined =>
  viewer.role === "student" ? people.find((name) => idOf(name) === viewer.participantId) : undefined;

/** Rows, places and improvements tell of people who stand, by what the board's mode lets be seen. */
function boardProblems(state: SessionState, { board }: RoomView): string[] {
  if (state.boardMode === "hidden")
    return board.rows.length + board.improved.length + board.total > 0 ? ["a hidden board shows"] : [];
  const frozen = state.boardMode === "frozen" ? state.frozenAt : null;
  const counting = entriesOf(state).filter(
    (entry) =>
      (frozen === null || entry.receivedAt <= frozen) &&
      entryStands(entry) &&
      state.participants.get(entry.participantId)?.removedAt === null,
  );
  const seen = new Set(counting.map(({ participantId }) => participantId));
  return [
    ...[...board.rows, ...board.improved]
      .filter(({ participantId }) => !seen.has(participantId))
      .map(({ name }) => `${name} stands without a run that counts`),
    ...board.rows
      .filter(({ receivedAt = "" }) => frozen !== null && Date.parse(receivedAt) > frozen)
      .map(({ name }) => `${name}'s run came after the board was frozen`),
  ];
}

/** What is wrong with what a viewer is shown; nothing, if all is well. */
function problems(state: SessionState, viewer: Actor, shown: View): string[] {
  const json = JSON.stringify(shown);
  const owner = staff.includes(viewer);
  const found = [
    ...marksIn(json, never),
    // what the instructor has put on the screen is for all to see
    ...marksIn(
      JSON.stringify(shown, (key, value: unknown) => (key === "spotlight" ? null : value)),
      own,
      nameOf(viewer),
    ),
    ...(owner ? [] : marksIn(json, ["printed"])),
    ...(owner ? [] : marksIn(json, ["number", "hand2", "hand3"], nameOf(viewer))),
    ...boardProblems(state, roomOf(shown)),
  ];
  if (json.includes(state.instructorId) !== owner) found.push("the instructor's id");
  if (json.includes(state.screenKey) !== owner) found.push("the screen's key");
  if (json.includes("424242") !== owner) found.push("what a page says of itself");
  if (state.boardMode !== "revealed" && privatePoints.test(json)) found.push("the private half");
  return found;
}

const schemas = {
  "student.view": studentViewSchema,
  "instructor.view": instructorViewSchema,
  "room.view": roomViewSchema,
  "self.view": selfViewSchema,
};

const phases = sessionStatusSchema.options.flatMap((status) =>
  boardModeSchema.options.map((boardMode) => [status, boardMode] as const),
);

describe("the whole view", () => {
  test.each(phases)(
    "V1 V2 V5 in a session that is %s with a %s board nobody sees what is not theirs",
    (...phase) => {
      const [status, boardMode] = phase;
      const frozenAt = boardMode === "frozen" ? 6_000 : null;
      fc.assert(
        fc.property(someSession, (session) => {
          const state = { ...session, status, boardMode, frozenAt, finale: 0 as const };
          for (const viewer of everybody(state)) {
            const shown = viewFor(state, viewer, context);
            expect(problems(state, viewer, shown), JSON.stringify(viewer)).toEqual([]);
            expect(schemas[shown.event].parse(shown.view), JSON.stringify(viewer)).toEqual(shown.view);
          }
        }),
        { numRuns: 25 },
      );
    },
  );

  test("V2 visitors, removed students and other instructors see the same: the room, and nobody's own part", () => {
    fc.assert(
      fc.property(someSession, (state) => {
        const { view } = viewFor(state, visitor, context);
        expect(view).toMatchObject({ self: null, removed: false });
        expect(viewFor(state, stranger, context)).toEqual({ event: "student.view", view });
        expect(viewFor(state, student("nobody"), context)).toEqual({ event: "student.view", view });
        const shown = roomViewSchema.parse(viewFor(state, screen, context).view);
        const { honours: _, ...board } = shown.board;
        const { arrived: __, votes: ___, spotlight: _____, ...seen } = shown;
        const { lead: ____, ...session } = seen.session;
        const room = { ...seen, session, board: { ...board, rows: [], improved: [] } };
        expect(view).toEqual({ room, self: null, removed: false });
        for (const id of state.participants.keys())
          if (removed(state, id))
            expect(viewFor(state, { role: "student", participantId: id }, context).view).toEqual({
              ...view,
              removed: true,
            });
      }),
    );
  });

  test("V1 everybody sees what is their own, and the owner what is everybody's", () => {
    const everything = play([
      ...people.flatMap((name): Step[] => [
        {
          ...{ actor: student(name), name: "answer.draft", findings: {} },
          payload: { id: idOf(name), questionId: "softmax", text: mark("draft1", name), baseVersion: 0 },
        },
        {
          ...{ actor: student(name), name: "answer.submit", findings: {} },
          payload: { id: idOf(name), questionId: "softmax", text: mark("answer", name), evidence: [] },
        },
      ]),
    ]);
    const state = everything[everything.length - 1].state;
    for (const name of people) {
      const json = JSON.stringify(viewFor(state, student(name), context));
      for (const what of ["draft1", "answer", "code", "number"]) expect(json).toContain(mark(what, name));
    }
    const whole = JSON.stringify(viewFor(state, instructor, context));
    expect(marksIn(whole, forTheOwner)).toHaveLength(people.length);
    expect(marksIn(whole, own)).toEqual([]);
  });

  test("V5 after the reveal one sees the private half of one's own runs, and of others' what they stand with", () => {
    fc.assert(
      fc.property(someSession, (session) => {
        const state: SessionState = { ...session, status: "ended", boardMode: "revealed", finale: 0 };
        for (const viewer of everybody(state)) {
          const shown = viewFor(state, viewer, context);
          const standing = new Set(
            roomOf(shown).board.rows.map(
              ({ submissionId = "", participantId }) => submissionId + participantId,
            ),
          );
          const mine = nameOf(viewer);
          const others = entriesOf(state).filter(
            (entry) =>
              (mine === undefined || entry.participantId !== idOf(mine)) &&
              !standing.has(entry.id + entry.participantId),
          );
          const told = new Set(JSON.stringify(shown).match(/\b777\d{4}\b/g));
          const known = new Set(
            entriesOf(state)
              .filter((entry) => !others.includes(entry))
              .map(({ privateCorrect }) => `${privateCorrect}`),
          );
          expect([...told].filter((points) => !known.has(points))).toEqual([]);
        }
      }),
    );
  });
});

describe("what is sent after something happened", () => {
  test("V1 V2 V5 each audience is sent what all of it may see, each participant their own part alone", () => {
    fc.assert(
      fc.property(someSession, (state) => {
        const rooms = {
          screen: viewFor(state, screen, context).view,
          students: classView(state, presence, now),
          visitors: roomOf(viewFor(state, visitor, context)),
        };
        for (const message of viewsAfter(state, everythingTouched, everybody(state), { ...context, told })) {
          expect(schemas[message.event].parse(message.view)).toEqual(message.view);
          if (message.event === "room.view") expect(message.view).toEqual(rooms[message.to]);
          else if (message.event === "instructor.view")
            expect([message.to, { event: message.event, view: message.view }]).toEqual([
              "instructor",
              viewFor(state, instructor, context),
            ]);
          else
            expect(viewFor(state, { role: "student", ...message.to }, context).view).toMatchObject({
              self: message.view,
            });
        }
      }),
    );
  });

  test("V1 students who are sent the room whole are sent neither votes nor what is on the screen", () => {
    const id = idOf("check");
    const tile: KeptTile = {
      ...{ of: "questions", questionId: "softmax", text: mark("answer", "Ann"), words: 2 },
      ...{ evidence: 0, submitted: false },
    };
    const work = { participantId: idOf("Ann"), activity: "questions", item: "softmax" } as const;
    const asked = must(classroom, instructor, "check.ask", {
      id,
      asked: { question: "Which?", options: ["One", "Two"] },
    });
    const hidden = must(asked, student("Bob"), "check.vote", { id, round: 1, value: 0 });
    const counted = must(hidden, instructor, "check.set", { id, step: "show" });
    const live = must(counted, instructor, "spotlight.set", { spotlight: work });
    const shot = { ...work, id: idOf("kept") };
    const taken = must(live, instructor, "snapshot.take", shot, contextAt(1, { tile }));
    const noted = must(taken, instructor, "snapshot.note", { id: shot.id, note: "Look at the edge." });
    const kept = must(noted, instructor, "spotlight.set", { spotlight: { snapshots: [shot.id] } });
    for (const state of [hidden, counted, live, kept]) {
      expect(roomOf(viewFor(state, screen, context)).votes?.voted).toBe(1);
      const sent = viewsAfter(state, everythingTouched, everybody(state), { ...context, told });
      const rooms = [...sent].flatMap((one) => (one.to === "students" ? [one.view] : []));
      expect(rooms).toHaveLength(1);
      for (const room of [roomOf(viewFor(state, student("Bob"), context)), ...rooms])
        expect(Object.keys(room).sort()).toEqual(["board", "serverTime", "session"]);
    }
    expect(roomOf(viewFor(kept, screen, context)).spotlight).toMatchObject({
      snapshots: [{ note: "Look at the edge." }],
    });
  });

  test("V2 only the session's own staff is in the instructor's audience, and is sent nothing unless looking on", () => {
    const outside = [visitor, stranger, student("nobody")];
    for (const viewer of [...outside, ...everybody(classroom)])
      expect(audienceOf(classroom, viewer)).toBe(
        staff.includes(viewer)
          ? "instructor"
          : outside.includes(viewer)
            ? "visitors"
            : viewer === screen
              ? "screen"
              : "students",
      );
    const sent = (viewers: Actor[]) =>
      [...viewsAfter(classroom, everythingTouched, viewers, { ...context, told })].map(({ event }) => event);
    // that of the door goes to whoever stands there
    expect(sent([visitor, stranger])).toEqual(["room.view"]);
    expect(sent([instructor])).toEqual(["room.view", "instructor.view"]);
    expect(sent([student("Ann"), student("Ann"), student("Bob")])).toEqual([
      ...["room.view", "room.view"],
      "self.view",
      "self.view",
    ]);
  });

  test("V8 a page that was sent only what changed shows what it would be sent anew", () => {
    fc.assert(
      fc.property(fc.array(someStepOrErasure, { minLength: 10, maxLength: 30 }), (steps) => {
        const places = new Map<string, BoardRow | null>();
        const pages = new Map<Actor, View>();
        let looking = [visitor, screen, instructor, ...people.map(student)];
        const receive = (state: SessionState, touched: typeof everythingTouched) => {
          for (const message of viewsAfter(state, touched, looking, { ...context, told: places })) {
            if (message.event === "self.view") places.set(message.to.participantId, message.view.place);
            for (const [viewer, page] of pages) pages.set(viewer, updated(state, viewer, page, message));
          }
        };
        const showOut = (ids: readonly string[]) => {
          const gone = (viewer: Actor) => viewer.role === "student" && ids.includes(viewer.participantId);
          for (const viewer of looking.filter(gone)) pages.delete(viewer);
          looking = looking.filter((viewer) => !gone(viewer));
        };
        for (const viewer of looking) pages.set(viewer, viewFor(classroom, viewer, context));
        receive(classroom, presenceTouched);
        for (const { changes, state } of play([...steps, ...reveal])) {
          if (!changes) continue;
          // who is removed is shown out; who joined or is back connects anew
          for (const change of changes) {
            if (change.kind === "participants-removed" || change.kind === "participants-erased")
              showOut(change.participantIds);
            const ids =
              change.kind === "participant-joined"
                ? [change.participant.id]
                : change.kind === "participants-restored"
                  ? change.participantIds
                  : [];
            for (const participantId of ids) {
              const back: Actor = { role: "student", participantId };
              looking = [...looking, back];
              pages.set(back, viewFor(state, back, context));
            }
          }
          receive(state, touchedBy(changes));
          for (const [viewer, page] of pages)
            expect(seen(viewer, page), JSON.stringify(viewer)).toEqual(
              seen(viewer, viewFor(state, viewer, context)),
            );
        }
      }),
      { numRuns: 60 },
    );
  });
});

const reveal: Step[] = [
  { actor: instructor, name: "session.end", payload: {}, findings: {} },
  { actor: instructor, name: "board.set", payload: { mode: "revealed" }, findings: {} },
];

/** Of a visitor's page what the door shows: how many are in and how they stand is told once, at the first view. */
function seen(viewer: Actor, page: View): unknown {
  if (viewer.role !== "visitor") return page;
  const { title, language, status, joinLocked } = roomOf(page).session;
  return { title, language, status, joinLocked };
}

type Message = ReturnType<typeof viewsAfter> extends Generator<infer One> ? One : never;

/** A page after a message, as the browser's side puts them together. */
function updated(state: SessionState, viewer: Actor, page: View, message: Message): View {
  if (message.event === "instructor.view")
    return audienceOf(state, viewer) === "instructor" ? { event: message.event, view: message.view } : page;
  if (page.event === "instructor.view") return page;
  if (message.event === "room.view" && message.to !== audienceOf(state, viewer)) return page;
  if (message.event === "room.view")
    return page.event === "room.view"
      ? { event: page.event, view: message.view }
      : { event: page.event, view: { ...page.view, room: message.view } };
  const mine = viewer.role === "student" && viewer.participantId === message.to.participantId;
  return mine && page.event === "student.view"
    ? { event: page.event, view: { ...page.view, self: message.view } }
    : page;
}

describe("what is not shown", () => {
  const ofClassmates = (steps: readonly Step[]): Step[] =>
    steps.filter(({ actor }) => actor.role === "student" && actor.participantId !== idOf("Bob"));

  test("V9 classmates' drafts, answers, evidence and notebooks change no byte of a student's view", () => {
    fc.assert(
      fc.property(someSession, fc.array(quietWork, { minLength: 1, maxLength: 12 }), (state, steps) => {
        const after = play(ofClassmates(steps), state, 60_000).at(-1)?.state ?? state;
        for (const viewer of [student("Bob"), visitor, screen, stranger])
          expect(JSON.stringify(viewFor(after, viewer, context))).toBe(
            JSON.stringify(viewFor(state, viewer, context)),
          );
      }),
    );
  });

  test("V9 whatever classmates do, a student's own part tells of it in the place alone", () => {
    fc.assert(
      fc.property(someSession, fc.array(someWork, { minLength: 1, maxLength: 12 }), (state, steps) => {
        const after = play(ofClassmates(steps), state, 60_000).at(-1)?.state ?? state;
        const selfOf = (one: SessionState) => {
          const { view } = viewFor(one, student("Bob"), context);
          return "self" in view && view.self ? { ...view.self, place: null } : null;
        };
        expect(selfOf(after)).toEqual(selfOf(state));
      }),
    );
  });

  test("V9 however many run, a student's view has the top of the board and a handful of improvements", () => {
    fc.assert(
      fc.property(someSession, (state) => {
        const { board } = roomOf(viewFor(state, student("Bob"), context));
        expect(board.rows.length).toBeLessThanOrEqual(20);
        expect(board.improved.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
