// The points that runs are scored on: the old ones for ever as they were, the new ones of the same kind as ever.
import { afterEach, describe, expect, test, vi } from "vitest";
import { RateLimits } from "@/lib/server/rate-limits";
import { score } from "@/lib/server/verification/score-job";
import { hiddenHalves } from "@/lib/server/verification/hidden-halves";
import { courseConfig, courseDataset, usualNoise, type Dataset, type DatasetKind } from "@/lib/spiral/config";
import { initialWeights } from "@/lib/spiral/network";
import { countCorrect } from "@/lib/spiral/score";
import { PlainEngine } from "@/lib/training/plain/plain-engine";
import { prepareWork } from "@/lib/training/work";
import { seedOfKeys } from "./hidden-attack";

const datasetOf = (kind: DatasetKind, classes: number): Dataset => ({
  ...courseDataset(7),
  kind,
  classes,
  noise: usualNoise[kind],
});

describe("a session with a seed of two words", () => {
  const secret = "123456789,3987654321";

  /** Counts of four untrained networks in both halves, recorded before there were seeds of another form. */
  const recorded: [DatasetKind, number, [number, number][]][] = [
    [
      "spiral",
      3,
      [
        [500, 500],
        [210, 217],
        [500, 500],
        [500, 500],
      ],
    ],
    [
      "circles",
      2,
      [
        [404, 388],
        [592, 592],
        [495, 497],
        [500, 500],
      ],
    ],
    [
      "moons",
      2,
      [
        [273, 272],
        [512, 518],
        [377, 377],
        [500, 500],
      ],
    ],
    [
      "gaussians",
      4,
      [
        [421, 381],
        [500, 500],
        [318, 291],
        [494, 490],
      ],
    ],
    [
      "xor",
      2,
      [
        [424, 398],
        [592, 594],
        [660, 657],
        [500, 500],
      ],
    ],
  ];

  test.each(recorded)("HH1 %s: counts as it did", async (kind, classes, counts) => {
    const dataset = datasetOf(kind, classes);
    for (const [at, [publicCorrect, privateCorrect]] of counts.entries()) {
      const config = courseConfig(dataset, at + 1);
      const weights = new Uint8Array(initialWeights(config).buffer);
      const job = { sessionId: `old ${kind}`, dataset, secret, network: config.network, weights };
      expect(await score(job)).toMatchObject({ publicCorrect, privateCorrect, of: classes * 500 });
    }
  });

  test("HH1 draws the points that it drew", () => {
    const halves = hiddenHalves(datasetOf("spiral", 3), secret);
    const last = ({ xy }: { xy: Float32Array }) =>
      [...xy.subarray(-4)].map((value) => Number(value.toFixed(6)));
    expect(last(halves.public)).toEqual([0.813774, -0.577726, 0.863801, -0.503833]);
    expect(last(halves.private)).toEqual([0.795759, -0.602298, 0.977067, -0.212933]);
  });

  test.each(["", "1", "a,b", "1,2,3", "2:x:y", "3:x:y", "2:"])(
    "HH1 a seed that nobody stored is not guessed at: %j",
    (text) => expect(() => hiddenHalves(courseDataset(1), text)).toThrow("unknown form"),
  );
});

describe("points with a key of their own", () => {
  /** Networks of every sort of accuracy: trained for a while on few points. */
  async function trained(dataset: Dataset, at: number) {
    const config = courseConfig({ ...dataset, pointsPerClass: 60, heldOutPerClass: 10 }, at);
    const hidden = [{ units: 6 + at, activation: "tanh" as const, dropout: 0 }];
    const optimizer = { ...config.optimizer, learningRate: 0.03 };
    const work = prepareWork({ ...config, optimizer, network: { ...config.network, hidden } });
    const engine = new PlainEngine(work);
    await engine.run(5 + 10 * at);
    const { weights } = await engine.read();
    return (points: Parameters<typeof countCorrect>[3]) =>
      countCorrect({ ...config.network, hidden }, dataset.classes, weights, points) / points.labels.length;
  }

  const drawings = Array.from({ length: 4 }, (_, at) => at);
  const meanOf = (values: number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

  test.each(["spiral", "moons"] as const)(
    "HH10 %s: twenty networks are as accurate on them as on the old, within the error of so many points",
    async (kind) => {
      const dataset = datasetOf(kind, kind === "spiral" ? 3 : 2);
      const old = drawings.map((at) => hiddenHalves(dataset, `${at},${at + 77}`).public);
      const now = drawings.map((at) => hiddenHalves(dataset, seedOfKeys(`${at}`, "")).public);
      for (let at = 1; at <= 20; at++) {
        const accuracy = await trained(dataset, at);
        const [before, after] = [old, now].map((halves) => meanOf(halves.map(accuracy)));
        const error = Math.sqrt((2 * before * (1 - before)) / (drawings.length * dataset.classes * 500));
        expect(Math.abs(after - before), `${before} and ${after}`).toBeLessThan(3.5 * error + 0.002);
      }
    },
  );

  test("HH10 their places along the shape are drawn, not spaced", () => {
    const { xy } = hiddenHalves({ ...datasetOf("spiral", 3), noise: 0 }, seedOfKeys("drawn", "")).public;
    const radii = Array.from({ length: 500 }, (_, i) => Math.hypot(xy[2 * i], xy[2 * i + 1])).sort(
      (a, b) => a - b,
    );
    const gaps = radii.slice(1).map((radius, i) => radius - radii[i]);
    // gaps of uniform numbers are as often small as an exponential's: a tenth of them below 0.105 of the mean
    const small = gaps.filter((gap) => gap < 0.105 * 0.002).length;
    expect(small).toBeGreaterThan(25);
    expect(small).toBeLessThan(80);
    expect(meanOf(radii)).toBeCloseTo(0.5, 1);
  });
});

describe("how often runs are scored", () => {
  afterEach(() => void vi.useRealTimers());

  test("HH11 twenty a minute and no more; sixty that return from offline are all taken in three", async () => {
    vi.useFakeTimers({ now: 0 });
    const limits = new RateLimits();
    let refusals = 0;
    for (let taken = 0; taken < 60;) {
      const wait = await limits.request("mei", "run.submit");
      if (wait === null) taken++;
      else {
        refusals++;
        await vi.advanceTimersByTimeAsync(wait);
      }
    }
    expect(refusals).toBe(2);
    expect(Date.now()).toBeGreaterThan(119_000);
    expect(Date.now()).toBeLessThan(180_000);
    // and a neighbour never waited
    expect(await limits.request("tom", "run.submit")).toBeNull();
  });
});
