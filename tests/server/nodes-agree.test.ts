// Several processes with one session, whatever is lost between them: they end as one would have.
import { createServer } from "node:http";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { Server } from "socket.io";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSession } from "@/lib/db/sessions";
import { commitsAfter } from "@/lib/db/session-log";
import { findSession, loadSession } from "@/lib/db/session-state";
import { apply } from "@/lib/live/changes";
import type { Actor } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import { CommandsUnderway } from "@/lib/server/commands-underway";
import { createLog } from "@/lib/server/log";
import type { Command } from "@/lib/server/room/decide-batch";
import type { Room } from "@/lib/server/room/room";
import { Rooms } from "@/lib/server/room/rooms";
import type { Viewer } from "@/lib/server/viewer";
import { movedTo } from "../live/moved-steps";
import { called, heardOf, wordOf, type Called as Commits } from "@/lib/server/nodes/calls";
import { people, someStepOrErasure, type Step } from "../live/random-session";
import { contextAt } from "../live/session-fixture";
import { testSecret } from "./client";
import { everythingOpen, signUp, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

/** ms by which the processes' clocks are off */
const clocks = [-2_000, 0, 2_000];

/** What a process calls out reaches the others, late or never. */
interface Called {
  /** of every three calls which is lost */
  lost: number;
}

class Process {
  readonly rooms: Rooms;
  readonly #waiting = new Map<string, Commits>();
  #calls = 0;

  constructor(offset: number, others: () => Process[], { lost }: Called) {
    const io: Server = new Server(createServer());
    const hear = (word: string) => {
      const { sessionId, sequence, contents } = heardOf(word) ?? { sessionId: "", sequence: 0, contents: [] };
      void Promise.allSettled(others().map(({ rooms }) => rooms.hear(sessionId, sequence, contents)));
    };
    this.rooms = new Rooms({
      ...{ io, log: createLog("silent"), secret: testSecret, underway: new CommandsUnderway() },
      now: () => Date.now() + offset,
      neighbours: {
        some: () => true,
        tell: (id, sequence, content) => {
          const waiting = called(this.#waiting.get(id), sequence, content);
          // a call under way holds up what is committed meanwhile: all of it goes at once
          this.#waiting.set(id, waiting);
          if (this.#calls++ % 3 === lost) return;
          this.#waiting.delete(id);
          setTimeout(() => hear(wordOf(id, waiting)), this.#calls % 5);
        },
      },
    });
  }

  async room(id: string): Promise<Room> {
    const room = await this.rooms.open({ id });
    if (!room) throw new Error("no room");
    return room;
  }
}

interface Class {
  id: string;
  teacher: Viewer;
  devices: ReadonlyMap<string, Viewer>;
  move: (step: Step) => Step;
}

const deviceIn = (id: string, name: string): Viewer => ({ role: "student", deviceHash: `${name} of ${id}` });

/** A class with the four in it; what is done in it goes through rooms. */
async function newClass(process: Process): Promise<Class> {
  const instructor = await signUp();
  const { id } = await createSession(instructor.id, everythingOpen);
  const teacher: Viewer = { role: "instructor", instructorId: instructor.id, signInId: "sign-in" };
  const room = await process.room(id);
  await room.submit({ viewer: teacher, name: "session.open", payload: {}, findings: {} });
  const devices = new Map<string, Viewer>();
  for (const name of people) {
    const newId = `${name}${id}`.slice(0, 21);
    const viewer = deviceIn(id, name);
    devices.set(newId, viewer);
    const findings = { newId, personalCode: room.personalCode(newId), chance: 0 };
    await room.submit({ viewer, name: "participant.join", payload: { name }, findings });
  }
  return { id, teacher, devices, move: movedTo(id, instructor.id) };
}

function viewerOf(actor: Actor, { teacher, devices }: Class): Viewer {
  if (actor.role === "instructor") return teacher;
  if (actor.role === "student") return devices.get(actor.participantId) ?? { role: "screen" };
  return { role: "student", deviceHash: nanoid() };
}

/** A step as a request to a room. */
function commandOf(step: Step, all: Class): Command {
  const { actor, name, payload, findings } = all.move(step);
  // name, payload and findings belong together in a step
  return {
    ...{ viewer: viewerOf(actor, all), name, payload },
    findings: contextAt(0, findings),
  } as unknown as Command;
}

const act = fc.record({
  step: someStepOrErasure,
  at: fc.nat(2),
  /** the process is gone before, and another comes in its place */
  kill: fc.nat(11).map((one) => one === 0),
  /** answered before the next is asked */
  waits: fc.boolean(),
});

test("ND14 whatever is asked of whichever process, heard late or never, all end as the database says and as one process would", async () => {
  let replays = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 30 }), fc.nat(2), async (acts, lost) => {
      const processes: Process[] = [];
      const others = (self: number) => () => processes.filter((_, at) => at !== self);
      const start = (at: number) => new Process(clocks[at], others(at), { lost });
      for (const at of clocks.keys()) processes.push(start(at));
      const all = await newClass(processes[0]);
      const begun = await loadSession({ id: all.id });
      for (const { rooms } of processes) await rooms.open({ id: all.id });
      const replies: Promise<unknown>[] = [];
      for (const { step, at, kill, waits } of acts) {
        if (kill) {
          void processes[at].rooms.stop();
          processes[at] = start(at);
        }
        const room = await processes[at].room(all.id);
        for (const { deviceHash } of [...all.devices.values()].flatMap((one) =>
          one.role === "student" ? one : [],
        ))
          await room.learnDevice(deviceHash ?? "");
        const reply = room.submit(commandOf(step, all));
        replies.push(reply);
        if (waits) await reply;
      }
      await Promise.all(replies);
      const { sequence = 0 } = (await findSession({ id: all.id })) ?? {};
      const truth = await loadSession({ id: all.id });
      if (!begun || !truth) throw new Error("the session is gone");
      // a replay by one, from the log; of somebody who is erased nothing is left in it
      const missed = await commitsAfter(all.id, begun.sequence);
      if (missed === "gap" && truth.state.erased.size > 0) replays--;
      else if (typeof missed === "string") throw new Error(missed);
      else {
        const replayed = missed.flatMap(({ changes }) => changes).reduce(apply, begun.state);
        expect({ ...replayed, epoch: null }).toEqual({ ...truth.state, epoch: null });
        // no time goes back, whatever the clocks say
        const times = missed.filter(({ changes }) => changes.length > 0).map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }
      replays++;
      for (const process of processes) {
        const room = await process.room(all.id);
        await room.catchUp(sequence);
        expect({ ...room.state, epoch: null }).toEqual({ ...truth.state, epoch: null });
        const actors: Actor[] = [
          { role: "instructor", instructorId: truth.state.instructorId },
          { role: "screen" },
          ...[...all.devices.keys()].map((participantId): Actor => ({ role: "student", participantId })),
        ];
        const surroundings = {
          presence: new Map(),
          fromOneAddress: () => 0,
          health: () => ({ reconnected: 0, slowestMs: null }),
        };
        const context = { ...surroundings, now: 0, personalCode: room.personalCode };
        for (const actor of actors)
          expect(viewFor(room.state, actor, context)).toEqual(viewFor(truth.state, actor, context));
      }
      for (const { rooms } of processes) await rooms.stop();
    }),
    { numRuns: Number(process.env.NODES_RUNS ?? 12) },
  );
  expect(replays).toBeGreaterThan(0);
});
