// By which ways something of the hidden halves could come out: answers, views, time, logs; and that one participant's runs
// do not hold up the others'.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RawPayload } from "@/lib/contract/requests";
import { createSession } from "@/lib/db/sessions";
import type { Log } from "@/lib/server/log";
import { leastMs } from "@/lib/server/verification/least-time";
import { startVerification } from "@/lib/server/verification/pool";
import { courseConfig, courseDataset, type Config, type Network } from "@/lib/spiral/config";
import { initialWeights, parameterCount } from "@/lib/spiral/network";
import { connect, newDevice, type Client } from "./client";
import { everythingOpen, runOf, signUp, startTestServer, type TestServer } from "./harness";
import { seedOfKeys } from "./hidden-attack";
import { rowsOf } from "./snapshot";

/** Everything that the server logged. */
const lines: string[] = [];
const keep = (...line: unknown[]): void =>
  void lines.push(line.map((one) => (one instanceof Error ? one.stack : JSON.stringify(one))).join(" "));
const log: Log = { info: keep, warn: keep, error: keep };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ log });
});
afterAll(() => server?.close());

const config = courseConfig(courseDataset(7));
const tiny: Config = {
  ...config,
  network: { ...config.network, hidden: [{ units: 4, activation: "tanh", dropout: 0 }] },
};
/** The costliest that the contract lets in: eight layers, 48,547 parameters. */
const costliest: Network = {
  features: ["x", "y", "x2", "y2", "xy", "sin-x", "sin-y"],
  hidden: Array.from({ length: 8 }, () => ({ units: 82, activation: "gelu", dropout: 0 })),
  initialisation: "he",
};

/** A session whose hidden halves come of these two names. */
async function classOf(publicKey: string, privateKey: string, form = (seed: string) => seed) {
  const instructor = await signUp();
  const draft = { ...everythingOpen, dataset: config.dataset };
  const { id, code } = await createSession(instructor.id, draft);
  const seed = form(seedOfKeys(publicKey, privateKey));
  await rowsOf(server.database.url, `UPDATE "ClassSession" SET "secretSeed" = $2 WHERE id = $1`, [id, seed]);
  const teacher = await connect(server.url, { role: "instructor", sessionId: id }, instructor.cookie);
  await teacher.must("session.open", {});
  const student = async (name: string) => {
    const client = await connect(server.url, { role: "student", code }, newDevice());
    await client.must("participant.join", { name });
    return client;
  };
  return { id, seed, teacher, student };
}

/** What differs from session to session whatever is drawn: ids, times, codes, keys, pseudonyms, and how fast the lines are. */
const ofTheSession = /(id|ids|at|since|time|code|key|alias|health)$/i;
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null, (key, one) => (ofTheSession.test(key) ? undefined : one)));

/** Runs of every standing: in time, on other data, under a lock of the board, and late. */
async function playedClass(publicKey: string, privateKey: string) {
  const room = await classOf(publicKey, privateKey);
  const [ann, bob] = [await room.student("Ann"), await room.student("Bob")];
  const replies: unknown[] = [];
  const submit = async (client: Client, seed: number, of = tiny): Promise<RawPayload<"run.submit">> => {
    const run = runOf(of, seed);
    replies.push(plain(await client.send("run.submit", run)));
    return run;
  };
  for (const seed of [1, 2, 3]) await submit(ann, seed);
  const again = await submit(bob, 4);
  replies.push(plain(await bob.send("run.submit", again)));
  await submit(bob, 5, { ...tiny, dataset: { ...tiny.dataset, seed: 8 } });
  for (const mode of ["frozen", "hidden", "live"] as const) {
    await room.teacher.must("board.set", { mode });
    await submit(ann, 6);
  }
  await room.teacher.must("activity.set", { activity: "spiral", state: "closed" });
  const late = await submit(bob, 7);
  replies.push(plain(await bob.must("runs.list", { before: late.id as string })));
  const participantId = bob.latest("student.view")?.self?.participantId ?? "";
  return { ...room, ann, bob, late, participantId, replies };
}

type Played = Awaited<ReturnType<typeof playedClass>>;

/** The newest of every kind of view that anybody holds, once the last run is in it. */
async function viewsOf({ ann, bob, teacher }: Played): Promise<unknown[]> {
  await ann.until("self.view", ({ verdicts }) => verdicts.length === 6);
  await bob.until("self.view", ({ verdicts }) => verdicts.length === 3);
  await teacher.until("instructor.view", ({ participants }) =>
    participants.every(({ submissions }) => submissions > 2),
  );
  return [
    ...[ann, bob].flatMap((client) => [client.latest("self.view"), client.latest("room.view")]),
    teacher.latest("instructor.view"),
  ].map(plain);
}

describe("before and after the reveal", () => {
  test("HH5 nothing that anybody is sent before the reveal depends on the private half; after it, it does", async () => {
    const played = await Promise.all(["one", "other"].map((key) => playedClass("the same", key)));
    expect(played[0].replies).toEqual(played[1].replies);
    const before = await Promise.all(played.map(viewsOf));
    expect(before[0]).toEqual(before[1]);
    for (const { teacher } of played) await teacher.must("board.set", { mode: "revealed" });
    const after = await Promise.all(
      played.map(async ({ ann }) =>
        plain(await ann.until("self.view", ({ verdicts }) => verdicts[0].privateCorrect !== null)),
      ),
    );
    expect(after[0]).not.toEqual(after[1]);
  });

  test("HH6 after the reveal a late run tells nothing of the private half until it is admitted", async () => {
    const { teacher, bob, late, participantId } = await playedClass("seen", "kept");
    await teacher.must("board.set", { mode: "revealed" });
    const later = runOf(tiny, 9);
    const { verdict } = await bob.must("run.submit", later);
    expect(verdict).toMatchObject({ late: true, ranked: false, privateCorrect: null });
    await teacher.must("late.admit", { kind: "run", participantId, id: late.id as string, admitted: true });
    const self = await bob.until("self.view", ({ verdicts }) => verdicts.some(({ admitted }) => admitted));
    const told = self.verdicts.filter(({ privateCorrect }) => privateCorrect !== null);
    expect(told.map(({ late: isLate, admitted }) => [isLate, admitted])).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
  });

  test("HH7 neither half of the seed stands in anything sent or logged, also when scoring fails", async () => {
    const { id, seed, teacher, ann, bob } = await playedClass("said", "nowhere");
    const broken = await classOf("said", "nowhere", (readable) => `3${readable}`);
    const cy = await broken.student("Cy");
    expect(await cy.send("run.submit", runOf(tiny))).toMatchObject({ error: { code: "server-busy" } });
    const sent = [teacher, ann, bob, cy, broken.teacher].flatMap(({ events }) => events);
    const all = JSON.stringify(sent) + lines.join("\n");
    expect(lines.some((line) => line.includes("verification failed"))).toBe(true);
    expect(all).toContain(id);
    for (const secret of seed.split(":").slice(1))
      for (const form of ["base64url", "base64", "hex"] as const)
        expect(all).not.toContain(Buffer.from(secret, "base64url").toString(form).slice(0, 24));
  });
});

describe("the time of a verdict", () => {
  /** A run of this network by somebody, as the door hands it on. */
  const jobOf = (owner: string, network: Network) => ({
    ...{ owner, sessionId: "timed", dataset: config.dataset, network, secret: seedOfKeys("any", "other") },
    weights: new Uint8Array(initialWeights({ ...config, network }).buffer),
  });

  test("HH8 is at least that of the network's size, whatever the points are", async () => {
    const wide: Network = { ...config.network, hidden: [{ units: 256, activation: "tanh", dropout: 0 }] };
    const sizes = [tiny.network, config.network, wide, costliest];
    expect(sizes.map((network) => Math.round(leastMs(network, 3)))).toEqual([2, 3, 51, 263]);
    const pool = startVerification(1);
    const waits: number[] = [];
    for (let at = 0; at < 24; at++) {
      const begun = performance.now();
      await pool.score(jobOf("Mei", wide));
      waits.push(performance.now() - begun);
    }
    // a timer may be a millisecond early
    expect(Math.min(...waits)).toBeGreaterThan(leastMs(wide, 3) - 2);
    await pool.close();
  });

  test("HH9 one participant's flood of the costliest runs holds up the others for one run at most", async () => {
    expect(parameterCount(costliest, 3)).toBeGreaterThan(48_000);
    const pool = startVerification(1);
    await pool.score(jobOf("Mei", config.network));
    let judged = 0;
    const send = () =>
      pool.score(jobOf("Eve", costliest)).then(
        (score) => void (judged += Number(score !== null)),
        () => "stopped",
      );
    const flood = Array.from({ length: 6 }, send);
    const honest = Array.from({ length: 24 }, (_, at) => pool.score(jobOf(`Student ${at}`, config.network)));
    expect((await Promise.all(honest)).every((score) => score !== null)).toBe(true);
    expect(judged).toBeLessThan(2);
    // twenty of one owner may wait
    flood.push(...Array.from({ length: 20 }, send));
    expect(await pool.score(jobOf("Eve", costliest))).toBeNull();
    await pool.close();
    await Promise.all(flood);
  });
});
