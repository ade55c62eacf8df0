// What can be learned of the hidden points: the known attack, played through the server's door against the seeds of before
// and of now, and a network bent to the verdicts.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quotas } from "@/lib/contract/quotas";
import { createSession } from "@/lib/db/sessions";
import { hiddenHalves, hiddenPerClass } from "@/lib/server/verification/hidden-halves";
import { courseConfig, courseDataset, type Dataset } from "@/lib/spiral/config";
import { parameterCount } from "@/lib/spiral/network";
import { scatterPoints, type Points } from "@/lib/spiral/points";
import { createRandom } from "@/lib/spiral/random";
import { countCorrect } from "@/lib/spiral/score";
import { connect, newDevice } from "./client";
import { everythingOpen, runOf, signUp, startTestServer, type TestServer } from "./harness";
import { labelsFound, placesFound, ringSide, searchWords, seedOfKeys, type Crafted } from "./hidden-attack";
import { bend, bumpy } from "./hidden-bumps";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

/** Arms that reach into each other, so that a place alone does not tell its label. */
const arms: Dataset = { ...courseDataset(7), noise: 0.6 };
const points = arms.classes * hiddenPerClass;

/** A student in a new session on these data; with the seed that the database holds for it, or one put there. */
async function studentOf(dataset: Dataset, seed?: string) {
  const instructor = await signUp();
  const { id, code } = await createSession(instructor.id, { ...everythingOpen, dataset });
  const { url } = server.database;
  if (seed) await rowsOf(url, `UPDATE "ClassSession" SET "secretSeed" = $2 WHERE id = $1`, [id, seed]);
  const [row] = await rowsOf<{ secretSeed: string }>(url, `SELECT * FROM "ClassSession" WHERE id = $1`, [id]);
  const teacher = await connect(server.url, { role: "instructor", sessionId: id }, instructor.cookie);
  await teacher.must("session.open", {});
  const student = await connect(server.url, { role: "student", code }, newDevice());
  await student.must("participant.join", { name: "Eve" });
  const verdict = async ({ network, weights }: Crafted): Promise<number> => {
    const config = { ...courseConfig(dataset), network };
    const run = { ...runOf(config), config, weights: new Uint8Array(weights.buffer) };
    return (await student.must("run.submit", run)).verdict.correct;
  };
  return { seed: row.secretSeed, verdict };
}

/** What predictions that know nothing but the kind of data find, and four standard errors of a single one. */
function chance(truth: Points, find: (truth: Points, predicted: Points) => number) {
  const draws = Array.from({ length: 6 }, (_, at) =>
    find(truth, scatterPoints(arms, hiddenPerClass, createRandom(at, "chance"))),
  );
  const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
  return { mean, bound: mean + 4 * Math.sqrt(mean * (1 - mean / points)) };
}

function expectNoBetterThanChance(truth: Points, predicted: Points): void {
  for (const find of [placesFound, labelsFound]) {
    const { mean, bound } = chance(truth, find);
    const share = find(truth, predicted);
    expect(mean).toBeLessThan(0.93 * points);
    expect(share).toBeLessThan(bound);
  }
}

describe("networks that count the points on one side of a ray, then a search for the generator's state", () => {
  const rings = Array.from({ length: 48 }, (_, at) => ringSide(arms, at + 1));

  /** @param hint of the seed's text, so that 16 bits are left to search */
  async function attack(seed: string | undefined, hint: (seed: string) => { upper: number; second: number }) {
    const eve = await studentOf(arms, seed);
    const counts: number[] = [];
    for (let from = 0; from < rings.length; from += 16)
      counts.push(...(await Promise.all(rings.slice(from, from + 16).map(eve.verdict))));
    const positive = counts.map((correct) => correct <= hiddenPerClass);
    const guess = searchWords(hint(eve.seed), positive);
    const predicted = hiddenHalves(arms, guess.words.join(",")).private;
    return { guess, predicted, truth: hiddenHalves(arms, eve.seed).private };
  }

  test("HH2 finds the private half of a seed of two words, every point with its label", async () => {
    const { guess, predicted, truth } = await attack("2718281828,3141592653", (seed) => {
      const [first, second] = seed.split(",").map(Number);
      return { upper: Math.floor(first / 65_536), second };
    });
    expect(guess.agreeing).toBeGreaterThan(42);
    expect(predicted).toEqual(truth);
    // the three at the origin lie on each other
    expect(labelsFound(truth, predicted)).toBe(points - 2);
  });

  test("HH2 finds of today's private half no more than a guess", async () => {
    const { guess, predicted, truth } = await attack(seedOfKeys("seen", "kept"), (seed) => {
      const key = Buffer.from(seed.split(":")[1], "base64url");
      return { upper: key.readUInt16LE(0), second: key.readUInt32LE(4) };
    });
    // the best of 65,536 that have nothing to do with it
    expect(guess.agreeing).toBeLessThan(42);
    expectNoBetterThanChance(truth, predicted);
  });

  test("HH2 a new session has a seed of the new form", async () => {
    expect((await studentOf(arms)).seed).toMatch(/^2:[\w-]{43}:[\w-]{43}$/);
  });
});

test("HH3 who knows the public half whole predicts nothing of the private one", () => {
  const { public: seen, private: kept } = hiddenHalves(arms, seedOfKeys("known whole", "kept"));
  expectNoBetterThanChance(kept, seen);
});

describe("a network bent to the verdicts", () => {
  const clouds: Dataset = { ...courseDataset(7), kind: "gaussians", classes: 3, noise: 0.5 };
  test("HH4 gains on the public half and nothing on the private one", () => {
    const { public: seen, private: kept } = hiddenHalves(clouds, seedOfKeys("bent", "straight"));
    const on = (half: Points) => (crafted: Crafted) =>
      countCorrect(crafted.network, clouds.classes, crafted.weights, half);
    const honest = bumpy(clouds, []);
    const bent = bumpy(clouds, bend(clouds, quotas.runs.number, on(seen)));
    expect(bent.weights).toHaveLength(parameterCount(bent.network, clouds.classes));
    const gain = (half: Points) => on(half)(bent) - on(half)(honest);
    // a tier reaches down two standard errors, 33 points here: measured +59 and -30
    expect(gain(seen)).toBeGreaterThan(40);
    expect(gain(kept)).toBeLessThan(16);
  });
});
