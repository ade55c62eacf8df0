// Characters that a database does not hold, in every text of every request, and from a program's own mouth.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reply } from "@/lib/contract/errors";
import { passingErrors } from "@/lib/contract/errors";
import { requests, type RawPayload, type RequestName } from "@/lib/contract/requests";
import { requestNames } from "../contract/request-names";
import { type Client } from "./client";
import { openClass, runOf, startTestServer, type TestClass, type TestServer } from "./harness";

let server: TestServer;
let room: TestClass;
let student: Client;
let other: string;

beforeAll(async () => {
  server = await startTestServer();
  room = await openClass(server.url);
  student = await room.visitor();
  await student.must("participant.join", { name: "Ada" });
  const ben = await room.visitor();
  other = (await ben.must("participant.join", { name: "Ben" })).self.participantId;
});
afterAll(() => server?.close());

/** A good payload of every request, with every text that it may have. */
const examples: { [Name in RequestName]: () => RawPayload<Name> } = {
  "participant.join": () => ({ name: "Cleo", studentNumber: "1234", simulated: false }),
  "participant.resume": () => ({ personalCode: "ABCDE23456" }),
  "participant.return": () => ({ token: nanoid(43) }),
  "participant.number": () => ({ studentNumber: "1234" }),
  "participant.leave": () => ({}),
  "view.open": () => ({ panes: ["board"] }),
  "progress.report": () => ({
    activity: "questions",
    state: "writing",
    epoch: 1,
    accuracy: null,
    item: "softmax",
  }),
  "tile.report": () => ({
    ...{ map: null, network: "2→16→3", activation: "relu", optimizer: "adam", parameters: 99 },
    ...{ state: "training", epoch: 1, accuracy: null, spark: [] },
  }),
  "wall.look": () => ({ inSight: [other], closely: other }),
  "run.submit": () => runOf(room.config),
  "runs.list": () => ({ before: nanoid() }),
  "answer.draft": () => ({ id: nanoid(), questionId: "softmax", text: "a draft", baseVersion: 0 }),
  "answer.submit": () => ({ id: nanoid(), questionId: "softmax", text: "an answer", evidence: [nanoid()] }),
  "evidence.attach": () => ({
    ...{ id: nanoid(), questionId: "softmax", title: "a title", prediction: "a guess" },
    runs: [{ label: "a label", config: room.config, curve: [], finalLoss: null, finalAccuracy: null }],
  }),
  "attempt.submit": () => ({ id: nanoid(), exerciseId: "a-column", source: "c = m[:, 1]" }),
  "hand.raise": () => ({ line: "a sentence" }),
  "hand.lower": () => ({}),
  "spotlight.decline": () => ({ declined: false }),
  "snapshots.withdraw": () => ({}),
  "check.vote": () => ({ id: nanoid(), round: 1, value: 0 }),
  "notebook.save": () => ({ id: nanoid(), cells: [{ id: nanoid(), source: "a cell" }] }),
  "notebook.load": () => ({}),
  "staff.at": () => ({ at: { page: "review", item: "softmax", participantId: other } }),
  "staff.leave": () => ({}),
  "staff.set": () => ({ instructorId: nanoid(), duty: "assistant" }),
  "staff.invite": () => ({ duty: "teacher", address: "tea@example.org" }),
  "staff.uninvite": () => ({ id: nanoid() }),
  "staff.invitations": () => ({}),
  "session.open": () => ({}),
  "session.end": () => ({}),
  "session.reopen": () => ({}),
  "session.release": () => ({ released: false }),
  "session.delete": () => ({ title: "not the title" }),
  "session.rename": () => ({ title: "A title", language: "en" }),
  "session.edit": () => {
    const { kind, classes, pointsPerClass, heldOutPerClass, noise, turns, seed } = room.config.dataset;
    return {
      ...{
        title: "A title",
        language: "en",
        offered: ["questions"],
        boardMode: "live",
        numberRequired: false,
      },
      dataset: { kind, classes, pointsPerClass, heldOutPerClass, noise, turns, seed },
      lesson: { reason: "a reason" },
    };
  },
  "activity.set": () => ({ activity: "spiral", state: "open" }),
  "join.lock": () => ({ locked: false }),
  "board.set": () => ({ mode: "live" }),
  "timer.set": () => ({ seconds: 60 }),
  "timer.extend": () => ({ seconds: 60 }),
  "aside.set": () => ({ aside: { text: "a sentence", participantIds: [other] } }),
  "pause.set": () => ({ paused: false }),
  "focus.set": () => ({ focus: { activity: "questions", item: "softmax" } }),
  "pseudonyms.set": () => ({ on: false }),
  "spotlight.set": () => ({ spotlight: { participantId: other, activity: "questions", item: "softmax" } }),
  "answers.alike": () => ({ questionId: "softmax" }),
  "snapshot.take": () => ({
    ...{ id: nanoid(), participantId: other, activity: "questions", item: "softmax" },
  }),
  "snapshot.note": () => ({ id: nanoid(), note: "a sentence" }),
  "snapshots.order": () => ({ ids: [nanoid()] }),
  "snapshot.remove": () => ({ id: nanoid() }),
  "check.ask": () => ({ id: nanoid(), asked: { question: "a question", options: ["one", "two"] } }),
  "check.set": () => ({ id: nanoid(), step: "close" }),
  "check.reveal": () => ({ id: nanoid(), outcome: 93 }),
  "hands.seen": () => ({ participantIds: [other] }),
  "hand.end": () => ({ participantId: other, reply: "a sentence" }),
  "announcement.set": () => ({ text: "a sentence" }),
  "finale.set": () => ({ step: 0 }),
  "participant.rename": () => ({ participantId: other, name: "Ben" }),
  "participant.renumber": () => ({ participantId: other, studentNumber: "1234" }),
  "place.link": () => ({ participantId: other, keepDevices: true }),
  "participant.remove": () => ({ participantId: nanoid() }),
  "participant.erase": () => ({ participantId: nanoid() }),
  "participant.restore": () => ({ participantId: nanoid() }),
  "participants.remove": () => ({ participantIds: [nanoid()] }),
  "participants.restore": () => ({ participantIds: [nanoid()] }),
  "late.list": () => ({ after: { id: nanoid(), receivedAt: new Date(0).toISOString() } }),
  "drafts.ask": () => ({ asked: false }),
  "drafts.count": () => ({ counted: false }),
  "late.admit": () => ({ kind: "run", participantId: other, id: nanoid(), admitted: true }),
};

const odd = ["\u0000", "a\u0000b", "\uDE00 begins", "ends \uD83D", `${"😀".repeat(10)}\uD83D`];

/** Every payload that is this one with one of its texts replaced. */
function* variants(value: unknown, text: string): Generator<unknown> {
  if (typeof value === "string") yield text;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
  for (const [key, inner] of Object.entries(value))
    for (const changed of variants(inner, text))
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

const settled = (reply: Reply<unknown>) =>
  reply.ok
    ? "stored"
    : passingErrors.includes(reply.error.code)
      ? `sent again: ${reply.error.code}`
      : "refused";

test.each(requestNames)(
  "HQ2 %s with NUL or half a pair in any text is stored or refused for good",
  async (name) => {
    for (const text of odd)
      for (const payload of variants(examples[name](), text)) {
        const visiting = ["participant.join", "participant.resume", "participant.return"].includes(name);
        const sender =
          requests[name].role === "instructor" ? room.teacher : visiting ? await room.visitor() : student;
        const fresh =
          typeof payload === "object" && payload !== null && "id" in payload && name !== "late.admit";
        const sent = fresh && /^[\w-]{21}$/.test(String(payload.id)) ? { ...payload, id: nanoid() } : payload;
        expect(settled(await sender.sendRaw(name, sent)), `${name} ${JSON.stringify(payload)}`).toMatch(
          /^(stored|refused)$/,
        );
        if (visiting) sender.close();
      }
  },
);

test("HQ2 what a program prints or raises is answered and stored, whatever the characters", async () => {
  for (const source of [
    "raise ValueError(chr(0))",
    'raise ValueError("x" * 380 + "\\U0001F600" * 20)',
    'raise ValueError("x" * 381 + "\\U0001F600" * 20)',
    'c = "x" * 1995 + "\\U0001F600" * 20',
    'c = "\\ud83d"',
    "c = chr(0)",
  ]) {
    const reply = await student.send("attempt.submit", { id: nanoid(), exerciseId: "a-column", source });
    if (!reply.ok) throw new Error(`${source}: ${reply.error.code}`);
    const { printed, message } = reply.data.verdict;
    for (const text of [printed, message.zh, message.en]) {
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain("\u0000");
    }
  }
});
