// What is refused, with which code, and that it changes nothing.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLesson } from "@/lib/contract/lesson";
import { requests, type RawPayload, type RequestName } from "@/lib/contract/requests";
import { limits } from "@/lib/spiral/config";
import { requestNames } from "../contract/request-names";
import { type Client } from "./client";
import { openClass, runOf, startTestServer, type TestClass, type TestServer } from "./harness";
import { snapshot } from "./snapshot";

let server: TestServer;
let room: TestClass;
let student: Client;
let studentId: string;

beforeAll(async () => {
  server = await startTestServer();
  room = await openClass(server.url);
  student = await room.visitor();
  studentId = (await student.must("participant.join", { name: "Ada" })).self.participantId;
});
afterAll(() => server?.close());

const clientOf = (name: RequestName): Client =>
  requests[name].role === "instructor" ? room.teacher : student;

const deep = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));

const garbage: unknown[] = [
  ...[undefined, null, 0, -1, 1e308, true, "", "text", "\u0000\uD800", [], {}, [null], { "": "" }],
  ...[{ id: 7 }, { id: "'; DROP TABLE" }, { unknown: 1 }, JSON.parse('{"__proto__":{"role":"instructor"}}')],
  ...[deep(20), new Uint8Array(64), { id: new Uint8Array(3), weights: "AAAA" }, Array(5_000).fill({})],
];

describe("the door", () => {
  test.each(requestNames)("D2 %s answers garbage with bad-request and stores nothing", async (name) => {
    const before = await snapshot(server.database.url);
    const client = clientOf(name);
    for (const payload of garbage) {
      if (requests[name].payload.safeParse(payload).success) continue;
      const reply = await client.sendRaw(name, payload);
      expect(reply).toMatchObject({ ok: false, error: { code: "bad-request" } });
    }
    expect(await snapshot(server.database.url)).toEqual(before);
    await expect(client.sendRaw(name)).resolves.toMatchObject({
      ok: requests[name].payload.safeParse(undefined).success,
    });
  });

  test("D3 payloads over the limits are refused with the field; more than the wire takes ends the line", async () => {
    const { visitor, config } = await openClass(server.url);
    const eve = await visitor();
    await eve.must("participant.join", { name: "Eve" });
    const before = await snapshot(server.database.url);
    const answer = { id: nanoid(), questionId: "softmax", text: "x".repeat(10_001), evidence: [] };
    expect(await eve.send("answer.submit", answer)).toMatchObject({
      error: { code: "bad-request", field: "text" },
    });
    const wide = Array.from({ length: 3 }, () => ({ units: 256, activation: "relu" as const, dropout: 0 }));
    const network = { ...config.network, hidden: wide };
    expect(await eve.send("run.submit", { ...runOf(config), config: { ...config, network } })).toMatchObject({
      error: { code: "network-too-large" },
    });
    const weights = new Uint8Array(4 * (limits.parameters + 1));
    expect(await eve.send("run.submit", { ...runOf(config), weights })).toMatchObject({
      error: { code: "bad-request", field: "weights" },
    });
    const curve = Array(513).fill(runOf(config).curve[0]);
    expect(await eve.send("run.submit", { ...runOf(config), curve })).toMatchObject({
      error: { code: "bad-request", field: "curve" },
    });
    void eve.socket
      .timeout(5_000)
      .emitWithAck("answer.submit", { text: "x".repeat(5_000_000) })
      .catch(() => 0);
    await eve.when(() => !eve.socket.connected, "the end of the line");
    const bottomless = `421["session.open",${"[".repeat(400_000)}${"]".repeat(400_000)}]`;
    const lin = await visitor();
    // straight onto the wire: no client of ours can encode it
    lin.socket.io.engine.write(bottomless);
    await lin.sendRaw("nothing").catch(() => "the line may end");
    expect(await student.sendRaw("nothing")).toMatchObject({ error: { code: "unknown-request" } });
    expect(await snapshot(server.database.url)).toEqual(before);
  });

  test("D4 unknown names are answered, whatever they are", async () => {
    for (const name of [
      "",
      "nothing",
      "__proto__",
      "constructor",
      "toString",
      "error",
      "message",
      "x".repeat(9_999),
    ])
      expect(await student.sendRaw(name, {})).toMatchObject({ error: { code: "unknown-request" } });
  });

  test("D5 no role can send another role's request", async () => {
    const before = await snapshot(server.database.url);
    const visitor = await room.visitor();
    for (const name of requestNames) {
      const [stranger, codes] =
        requests[name].role === "instructor"
          ? [student, ["forbidden", "bad-request"]]
          : [room.teacher, ["forbidden", "bad-request"]];
      for (const payload of [{}, valid(name)]) {
        const reply = await stranger.sendRaw(name, payload);
        expect(reply.ok, name).toBe(false);
        if (!reply.ok) expect(codes).toContain(reply.error.code);
      }
      const entering = ["participant.join", "participant.resume", "participant.return"].includes(name);
      if (requests[name].role !== "student" || entering) continue;
      expect(await visitor.sendRaw(name, valid(name))).toMatchObject({ error: { code: "unauthenticated" } });
    }
    expect(await snapshot(server.database.url)).toEqual(before);
  });

  test("D6 another session's ids lead nowhere", async () => {
    const other = await openClass(server.url);
    const before = await snapshot(server.database.url);
    const foreign = { participantId: studentId };
    expect(await other.teacher.send("participant.remove", foreign)).toMatchObject({
      error: { code: "participant-not-found" },
    });
    expect(await other.teacher.send("participant.erase", foreign)).toMatchObject({
      error: { code: "participant-not-found" },
    });
    for (const name of ["participants.remove", "participants.restore"] as const)
      expect(await other.teacher.send(name, { participantIds: [studentId] })).toMatchObject({
        error: { code: "participant-not-found" },
      });
    expect(await other.teacher.send("participant.rename", { ...foreign, name: "Mallory" })).toMatchObject({
      error: { code: "participant-not-found" },
    });
    const admit = { ...foreign, kind: "run" as const, id: nanoid(), admitted: true };
    expect(await other.teacher.send("late.admit", admit)).toMatchObject({
      error: { code: "submission-not-found" },
    });
    const { self } = student.latest("student.view") ?? {};
    const stranger = await other.visitor();
    expect(
      await stranger.send("participant.resume", { personalCode: self?.personalCode ?? "" }),
    ).toMatchObject({ error: { code: "wrong-code" } });
    expect(await snapshot(server.database.url)).toEqual(before);
  });
});

/** A payload that the schema takes, for every request. */
function valid<Name extends RequestName>(name: Name): RawPayload<Name> {
  const payloads: { [Each in RequestName]: RawPayload<Each> } = {
    "participant.join": { name: "Bob" },
    "participant.resume": { personalCode: "ABCDEFGHJK" },
    "participant.return": { token: nanoid(43) },
    "participant.number": { studentNumber: "1234" },
    "participant.leave": {},
    "view.open": { panes: [] },
    "progress.report": { activity: "spiral", state: "idle", epoch: 0, accuracy: null },
    "tile.report": {
      ...{ map: null, network: "2→16→3", activation: "relu", optimizer: "adam", parameters: 99 },
      ...{ state: "training", epoch: 1, accuracy: null, spark: [] },
    },
    "wall.look": { inSight: [], closely: null },
    "run.submit": runOf(room.config),
    "runs.list": { before: nanoid() },
    "answer.draft": { id: nanoid(), questionId: "softmax", text: "a", baseVersion: 0 },
    "answer.submit": { id: nanoid(), questionId: "softmax", text: "a", evidence: [] },
    "evidence.attach": {
      ...{ id: nanoid(), questionId: "softmax", title: "t", prediction: null },
      runs: [{ label: "r", config: room.config, curve: [], finalLoss: null, finalAccuracy: null }],
    },
    "attempt.submit": { id: nanoid(), exerciseId: "create", source: "x = 1" },
    "notebook.save": { id: nanoid(), cells: [] },
    "hand.raise": {},
    "hand.lower": {},
    "spotlight.decline": { declined: true },
    "snapshots.withdraw": {},
    "check.vote": { id: nanoid(), round: 1, value: 0 },
    "staff.at": { at: { page: "live" } },
    "staff.leave": {},
    "staff.set": { instructorId: nanoid(), duty: null },
    "staff.invite": { duty: "assistant" },
    "staff.uninvite": { id: nanoid() },
    "staff.invitations": {},
    "session.open": {},
    "session.end": {},
    "session.reopen": {},
    "session.release": { released: true },
    "notebook.load": {},
    "session.delete": { title: "Week one" },
    "session.rename": { title: "Week two", language: "zh" },
    "session.edit": {
      ...{ title: "Week two", language: "zh", offered: ["spiral"], boardMode: "live", numberRequired: false },
      ...{ dataset: room.config.dataset, lesson: openLesson },
    },
    "activity.set": { activity: "spiral", state: "closed" },
    "join.lock": { locked: true },
    "board.set": { mode: "hidden" },
    "timer.set": { seconds: 60 },
    "timer.extend": { seconds: 60 },
    "aside.set": { aside: { text: "A sentence.", participantIds: [studentId] } },
    "pause.set": { paused: true },
    "focus.set": { focus: { activity: "spiral" } },
    "pseudonyms.set": { on: true },
    "spotlight.set": { spotlight: { participantId: studentId, activity: "spiral" } },
    "answers.alike": { questionId: "softmax" },
    "snapshot.take": { id: nanoid(), participantId: studentId, activity: "questions" },
    "snapshot.note": { id: nanoid(), note: "A sentence." },
    "snapshots.order": { ids: [nanoid()] },
    "snapshot.remove": { id: nanoid() },
    "check.ask": { id: nanoid(), asked: { question: "A question?" } },
    "check.set": { id: nanoid(), step: "close" },
    "check.reveal": { id: nanoid(), outcome: 93 },
    "hands.seen": { participantIds: [studentId] },
    "hand.end": { participantId: studentId },
    "announcement.set": { text: "A sentence." },
    "finale.set": { step: 1 },
    "participant.rename": { participantId: studentId, name: "Bob" },
    "participant.renumber": { participantId: studentId, studentNumber: "1234" },
    "place.link": { participantId: studentId, keepDevices: true },
    "participant.remove": { participantId: studentId },
    "participant.erase": { participantId: studentId },
    "participant.restore": { participantId: studentId },
    "participants.remove": { participantIds: [studentId] },
    "participants.restore": { participantIds: [studentId] },
    "late.list": { after: { id: nanoid(), receivedAt: new Date(0).toISOString() } },
    "drafts.ask": { asked: true },
    "drafts.count": { counted: true },
    "late.admit": { kind: "run", participantId: studentId, id: nanoid(), admitted: true },
  };
  return payloads[name];
}

describe("phases", () => {
  type Step = [name: RequestName, payload: unknown, code: string];

  async function expectRefused(client: Client, steps: Step[]): Promise<void> {
    const before = await snapshot(server.database.url);
    for (const [name, payload, code] of steps)
      expect(await client.sendRaw(name, payload), name).toMatchObject({ ok: false, error: { code } });
    expect(await snapshot(server.database.url)).toEqual(before);
  }

  test("D7 what does not fit an open session is refused and stores nothing", async () => {
    await expectRefused(room.teacher, [
      ["session.release", { released: true }, "wrong-phase"],
      ["board.set", { mode: "revealed" }, "wrong-phase"],
      ["session.delete", { title: "another" }, "bad-request"],
    ]);
    const quiet = await openClass(server.url, {
      activities: { tensors: "off", spiral: "off", questions: "off" },
    });
    const student = await quiet.student("Lin");
    await expectRefused(student, [
      ["run.submit", runOf(quiet.config), "activity-not-offered"],
      ["answer.submit", valid("answer.submit"), "activity-not-offered"],
      ["answer.draft", valid("answer.draft"), "activity-not-offered"],
      ["evidence.attach", valid("evidence.attach"), "activity-not-offered"],
      ["attempt.submit", valid("attempt.submit"), "activity-not-offered"],
      ["notebook.save", valid("notebook.save"), "activity-not-offered"],
      ["participant.join", { name: "Lin" }, "already-joined"],
    ]);
    await expectRefused(quiet.teacher, [
      ["activity.set", { activity: "spiral", state: "open" }, "activity-not-offered"],
    ]);
  });

  test("D7 what does not fit an ended session is refused and stores nothing", async () => {
    const done = await openClass(server.url);
    const visitor = await done.visitor();
    await done.teacher.must("join.lock", { locked: true });
    await expectRefused(visitor, [["participant.join", { name: "Zoe" }, "join-locked"]]);
    await done.teacher.must("session.end", {});
    await expectRefused(visitor, [["participant.join", { name: "Zoe" }, "session-ended"]]);
    await done.teacher.must("board.set", { mode: "revealed" });
    await expectRefused(done.teacher, [
      ["session.open", {}, "wrong-phase"],
      ["session.reopen", {}, "wrong-phase"],
      ["board.set", { mode: "live" }, "wrong-phase"],
      ["activity.set", { activity: "spiral", state: "closed" }, "wrong-phase"],
    ]);
  });
});
