// Coming into a session: fast for a hall behind one address, slow for one laptop that wants to fill it.
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnection } from "@/lib/client/connection";
import { joinInTurn } from "@/lib/client/join-in-turn";
import { JoinLimits } from "@/lib/server/join-limits";
import { RateLimits } from "@/lib/server/rate-limits";
import { newDevice, type Client } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ limits: new RateLimits() });
});
afterAll(() => server?.close());

/** Runs a task for each of so many, some at a time: a thousand sockets at once are no test of joining. */
async function each<Made>(
  count: number,
  abreast: number,
  task: (at: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < count; at = next++) made[at] = await task(at);
  };
  await Promise.all(Array.from({ length: abreast }, work));
  return made;
}

test("HI6 four hundred join from one address within a minute, by themselves and with one click", async () => {
  const room = await openClass(server.url);
  const connections = await each(400, 40, async () => {
    const options = { url: server.url, headers: { cookie: newDevice() } };
    return openConnection({ role: "student", code: room.code }, options);
  });
  const began = performance.now();
  const replies = await Promise.all(
    connections.map((connection, at) =>
      joinInTurn(
        () => connection.request("participant.join", { name: `Student ${at}` }, { timeoutMs: 60_000 }),
        () => undefined,
      ),
    ),
  );
  const took = performance.now() - began;
  for (const connection of connections) connection.close();
  expect(replies.flatMap((reply) => (reply.ok ? [] : reply.error))).toEqual([]);
  expect(took).toBeLessThan(60_000);
  // a hundred at once and then twenty a second: whoever came in sooner was not counted
  expect(took).toBeGreaterThan(14_500);
});

test("HI6 three hundred joins from one laptop do not all pass at once, and another address is not held up", async () => {
  // as fast as can be: no time passes
  const began = Date.now();
  const quick = await startTestServer({ limits: new RateLimits(), now: () => began }, server.database);
  const room = await openClass(quick.url);
  const clients = await each(300, 40, () => room.visitor());
  const replies = await Promise.all(clients.map((one) => one.send("participant.join", { name: nanoid(10) })));
  const refused = replies.flatMap((reply) => (reply.ok ? [] : reply.error));
  expect(refused).toHaveLength(200);
  for (const { code, retryAfterMs } of refused) {
    expect(code).toBe("rate-limited");
    // two hundred turns, and half a second until a moment that others have, too
    expect(retryAfterMs).toBeLessThanOrEqual(10_500);
  }
  // the next session at the same address has a door of its own
  const other = await openClass(quick.url);
  expect((await (await other.visitor()).send("participant.join", { name: "Mei" })).ok).toBe(true);
  await quick.application.close();
});

/** Everybody asks at their moment and again when their turn has come. @returns when each came in, ms */
function comeIn(arrivals: readonly number[], limits = new JoinLimits()): number[] {
  const waiting = arrivals.map((at, who) => ({ at, who }));
  const came: number[] = [];
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.at - b.at || a.who - b.who);
    const [{ at, who }] = waiting.splice(0, 1);
    const turn = limits.turn({ sessionId: "s", address: "a", deviceHash: `${who}` }, at);
    if (turn === null) came[who] = at;
    else waiting.push({ at: at + turn, who });
  }
  return came;
}

const atMost = (came: readonly number[], since: number, ms: number): number =>
  came.filter((at) => at >= since && at < since + ms).length;

test("HI6 a thousand are in within a minute, however they come", () => {
  expect(Math.max(...comeIn(Array.from({ length: 1_000 }, () => 0)))).toBeLessThan(60_000);
  expect(Math.max(...comeIn(Array.from({ length: 400 }, () => 0)))).toBeLessThan(16_000);
  fc.assert(
    fc.property(fc.array(fc.nat(60_000), { minLength: 1, maxLength: 300 }), (arrivals) => {
      const came = comeIn(arrivals);
      // nobody is forgotten, and never more than the burst and twenty a second, ten of them half a second late
      came.forEach((at, who) => expect(at).toBeGreaterThanOrEqual(arrivals[who]));
      for (const at of came) expect(atMost(came, at, 1_000)).toBeLessThanOrEqual(131);
      const last = Math.max(...arrivals);
      expect(Math.max(...came)).toBeLessThan(last + 50 * arrivals.length + 1_000);
    }),
    { numRuns: 60 },
  );
});

test("HI6 who waits comes in together with others, so that one commit stores them", () => {
  const came = comeIn(Array.from({ length: 400 }, () => 77)).filter((at) => at > 77);
  const moments = new Map<number, number>();
  for (const at of came) moments.set(at, (moments.get(at) ?? 0) + 1);
  expect(came).toHaveLength(300);
  expect(Math.max(...moments.values())).toBeLessThanOrEqual(10);
  expect(moments.size).toBeLessThanOrEqual(31);
});

test("HI6 a clock that was set back makes nobody wait longer", () => {
  const limits = new JoinLimits();
  const ask = (deviceHash: string, now: number) =>
    limits.turn({ sessionId: "s", address: "a", deviceHash }, now);
  const [before, after] = [7_200_000, 3_600_000];
  for (let one = 0; one < 150; one++) ask(`${one}`, before);
  const turn = ask("honest", before) ?? 0;
  expect(turn).toBeGreaterThan(0);
  expect(ask("honest", after)).toBe(turn);
  expect(ask("another", after)).toBeLessThan(2 * turn);
  expect(ask("honest", after + turn)).toBeNull();
});

test("HI6 whoever has a turn keeps it while others ask without end", () => {
  const limits = new JoinLimits();
  const ask = (deviceHash: string, now: number) =>
    limits.turn({ sessionId: "s", address: "a", deviceHash }, now);
  for (let at = 0; at < 150; at++) ask(`early ${at}`, 0);
  const turn = ask("honest", 0) ?? 0;
  expect(turn).toBeGreaterThan(0);
  for (let at = 0; at < 5_000; at++) ask(`late ${at}`, 1);
  expect(ask("honest", turn - 1)).toBe(1);
  expect(ask("honest", turn)).toBeNull();
});

const leave = (client: Client) => client.must("participant.leave", {});

test("HI7 one device joins a session a few times an hour, and its code still leads back", async () => {
  const room = await openClass(server.url);
  const client = await room.visitor();
  const codes: string[] = [];
  for (let time = 0; time < 6; time++) {
    const { self } = await client.must("participant.join", { name: `Name ${time}` });
    codes.push(self.personalCode);
    await leave(client);
  }
  const reply = await client.send("participant.join", { name: "Once More" });
  expect(reply).toMatchObject({ ok: false, error: { code: "joined-too-often" } });
  expect((await client.send("participant.resume", { personalCode: codes[3] })).ok).toBe(true);
  const other = await openClass(server.url);
  expect((await (await other.visitor(client.cookie)).send("participant.join", { name: "Name" })).ok).toBe(
    true,
  );
});

test("HI7 coming back and leaving in a loop has an end", async () => {
  const room = await openClass(server.url);
  const client = await room.visitor();
  const { self } = await client.must("participant.join", { name: "Loop" });
  const answers: string[] = [];
  for (let time = 0; time < 24; time++) {
    await client.send("participant.leave", {});
    const reply = await client.send("participant.resume", { personalCode: self.personalCode });
    answers.push(reply.ok ? "in" : reply.error.code);
  }
  expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => "in"));
  expect(answers.at(-1)).toBe("rate-limited");
});

test("HI8 personal codes are guessed a bounded number of times from an address, and a right one still passes", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const personalCode = mei.latest("student.view")?.self?.personalCode ?? "";
  const guess = { personalCode: "2222222222" };
  const guessers = await each(40, 20, () => room.visitor());
  const answers = await Promise.all(
    guessers.map(async (one) => {
      const codes: string[] = [];
      for (let time = 0; time < 12; time++) {
        const reply = await one.send("participant.resume", guess);
        codes.push(reply.ok ? "in" : reply.error.code);
      }
      return codes.filter((code) => code === "wrong-code").length;
    }),
  );
  expect(Math.max(...answers)).toBeLessThanOrEqual(10);
  const guessed = answers.reduce((sum, one) => sum + one, 0);
  expect(guessed).toBeGreaterThanOrEqual(300);
  expect(guessed).toBeLessThanOrEqual(340);
  const fresh = await room.visitor();
  for (let time = 0; time < 2; time++)
    expect(await fresh.send("participant.resume", guess)).toMatchObject({ error: { code: "wrong-code" } });
  expect(await fresh.send("participant.resume", guess)).toMatchObject({ error: { code: "rate-limited" } });
  const phone = await room.visitor();
  expect((await phone.send("participant.resume", { personalCode })).ok).toBe(true);
});

test("HI8 wrong personal codes that are typed at once are as many as one after the other", async () => {
  const strict = await startTestServer({ limits: new RateLimits() }, server.database);
  const room = await openClass(strict.url);
  const guesser = await room.visitor();
  const replies = await Promise.all(
    Array.from({ length: 25 }, () => guesser.send("participant.resume", { personalCode: "2222222222" })),
  );
  expect(replies.filter((reply) => !reply.ok && reply.error.code === "wrong-code")).toHaveLength(10);
  await strict.application.close();
});
