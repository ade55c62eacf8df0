// The finale on a real server: every page shows the step that the session is at, however it came there.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSession } from "@/lib/db/session-state";
import { viewFor } from "@/lib/live/view";
import { hiddenHalves } from "@/lib/server/verification/hidden-halves";
import { startVerification, type Verification } from "@/lib/server/verification/pool";
import type { Config } from "@/lib/spiral/config";
import { forward } from "@/lib/spiral/forward";
import { initialWeights } from "@/lib/spiral/network";
import type { Points } from "@/lib/spiral/points";
import { connect } from "./client";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";

let server: TestServer;
/** sessions of which networks were averaged, one for each time */
const voted: string[] = [];
beforeAll(async () => {
  const verification = startVerification(1);
  const vote: Verification["vote"] = (job) => {
    voted.push(job.sessionId);
    return verification.vote(job);
  };
  server = await startTestServer({ verification: { ...verification, vote } });
});
afterAll(() => server?.close());

test("FN4 the step is stored: who was there, who comes late and who rebuilds the room are at the same one", async () => {
  const room = await openClass(server.url);
  const names = ["Ada", "Ben", "Cleo"];
  const students = await Promise.all(names.map((name) => room.student(name)));
  await Promise.all(students.map((student, at) => student.must("run.submit", runOf(room.config, at + 1))));
  const { screenKey } = await room.teacher.until("instructor.view");
  const screen = await connect(server.url, { role: "screen", screenKey }, "");

  await room.teacher.must("finale.set", { step: 1 });
  const stands = await screen.until("room.view", ({ session }) => session.finale === 1);
  expect(stands.session.activities.spiral).toBe("closed");
  expect(stands.board).toMatchObject({ mode: "frozen", half: "public", total: 3 });

  await room.teacher.must("finale.set", { step: 2 });
  const climbed = await screen.until("room.view", ({ session }) => session.finale === 2);
  expect(climbed.board).toMatchObject({ half: "private", open: 2 });
  const late = await room.student("Late");
  const lateView = await late.until("student.view", ({ self }) => self !== null);
  expect(lateView.room).toMatchObject({ session: { finale: 2 }, board: { open: 2 } });
  const places = await Promise.all(
    students.map((student) => student.until("self.view", ({ place }) => place === null || place.rank === 3)),
  );
  expect(places.map(({ place }) => place?.rank ?? null).sort()).toEqual([3, null, null]);

  const stored = await loadSession({ id: room.sessionId });
  if (!stored) throw new Error("gone");
  const again = viewFor(
    stored.state,
    { role: "screen" },
    { now: 0, presence: new Map(), personalCode: () => "" },
  );
  expect(again.view).toMatchObject({ session: { finale: 2 }, board: climbed.board });

  await room.teacher.must("finale.set", { step: 3 });
  const end = await screen.until("room.view", ({ session }) => session.boardMode === "revealed");
  expect(end.board).not.toHaveProperty("open");
  expect(end.board.honours).toMatchObject({ bar: 0.9 });
  const refused = await room.teacher.send("finale.set", { step: 2 });
  expect(refused).toMatchObject({ ok: false, error: { code: "wrong-phase" } });
});

/** Points of a half that the average of the networks' probabilities puts into their own class, by the plain forward pass. */
function rightTogether(networks: readonly Config[], { xy, labels }: Points): number {
  const [{ dataset }] = networks;
  const shares = networks.map(({ network }, at) => {
    const logits = forward(network, dataset.classes, initialWeights(networks[at]), xy);
    return [...labels].map((_, point) => {
      const odds = [...logits.subarray(point * dataset.classes, (point + 1) * dataset.classes)].map(Math.exp);
      return odds.map((one) => one / odds.reduce((sum, other) => sum + other, 0));
    });
  });
  return [...labels].filter((label, point) => {
    const together = Array.from({ length: dataset.classes }, (_, k) =>
      shares.reduce((sum, share) => sum + share[point][k], 0),
    );
    return together.indexOf(Math.max(...together)) === label;
  }).length;
}

test("FN6 with the reveal all networks of who is in are averaged, once and for good", async () => {
  const room = await openClass(server.url);
  const names = ["Ada", "Ben", "Cleo", "Mallory"];
  const students = await Promise.all(names.map((name) => room.student(name)));
  await Promise.all(students.map((student, at) => student.must("run.submit", runOf(room.config, at + 1))));
  const { participantId } = await students[3].until("self.view", ({ participantId: id }) => id !== "");
  await room.teacher.must("participant.remove", { participantId });
  for (const step of [1, 2] as const) await room.teacher.must("finale.set", { step });
  const before = await room.teacher.until("instructor.view", ({ room: shown }) => shown.session.finale === 2);
  expect(JSON.stringify(before)).not.toContain("ensemble");
  await room.teacher.must("finale.set", { step: 3 });
  const end = await students[0].until("room.view", ({ session }) => session.boardMode === "revealed");

  const stored = await loadSession({ id: room.sessionId });
  if (!stored) throw new Error("gone");
  const { private: half, public: other } = hiddenHalves(stored.state.dataset, stored.secret);
  const networks = [1, 2, 3].map((seed) => ({ ...room.config, seed }));
  const right = { networks: 3, correct: rightTogether(networks, half), of: half.labels.length };
  expect(end.board.honours?.ensemble).toEqual(right);
  expect(stored.state.ensemble).toMatchObject({ publicCorrect: rightTogether(networks, other) });
  // whoever rebuilds the room tells the same, whatever has become of the networks
  const again = viewFor(
    stored.state,
    { role: "screen" },
    { now: 0, presence: new Map(), personalCode: () => "" },
  );
  expect(again.view).toMatchObject({ board: { honours: { ensemble: right } } });
});

test("FN6 a reveal that is refused is so at once, and nothing is scored for it; one that is not is told whole, and scored once", async () => {
  const room = await openClass(server.url);
  const students = await Promise.all(["Ada", "Ben"].map((name) => room.student(name)));
  await Promise.all(students.map((student, at) => student.must("run.submit", runOf(room.config, at + 1))));
  const refused = [
    await room.teacher.send("board.set", { mode: "revealed" }),
    await room.teacher.send("finale.set", { step: 3 }),
    await students[0].send("board.set", { mode: "revealed" }),
  ];
  expect(refused.map((reply) => reply.ok || reply.error.code)).toEqual([
    ...["wrong-phase", "wrong-phase", "forbidden"],
  ]);
  expect(voted).not.toContain(room.sessionId);
  await room.teacher.must("activity.set", { activity: "spiral", state: "closed" });
  await room.teacher.must("board.set", { mode: "revealed" });
  const end = await students[0].until("room.view", ({ session }) => session.boardMode === "revealed");
  expect(end.board.honours?.ensemble).toMatchObject({ networks: 2 });
  expect(voted.filter((id) => id === room.sessionId)).toHaveLength(1);
  await room.teacher.send("finale.set", { step: 2 });
  await room.teacher.must("board.set", { mode: "revealed" });
  expect(voted.filter((id) => id === room.sessionId)).toHaveLength(1);
});

test("FN6 one network is no ensemble", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  await ada.must("run.submit", runOf(room.config));
  await room.teacher.must("activity.set", { activity: "spiral", state: "closed" });
  await room.teacher.must("board.set", { mode: "revealed" });
  const end = await ada.until("room.view", ({ session }) => session.boardMode === "revealed");
  expect(end.board.honours).toBeDefined();
  expect(end.board.honours).not.toHaveProperty("ensemble");
});
