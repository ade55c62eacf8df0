import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultConfig, encodeConfig, linkVersion, mostLinkedPoints } from "@/lib/lab/config/config-link";
import { decodeConfig, linkParts } from "@/lib/lab/config/read-link";
import {
  activations,
  classesOf,
  datasetKinds,
  featureNames,
  initialisations,
  optimizerKinds,
  scheduleKinds,
  type Config,
  type Dataset,
} from "@/lib/spiral/config";

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const datasets: fc.Arbitrary<Dataset> = fc.constantFrom(...datasetKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    classes: fc.integer(classesOf[kind]),
    pointsPerClass: fc.integer({ min: 10, max: 2000 }),
    heldOutPerClass: fc.integer({ min: 10, max: 2000 }),
    noise: real(0, 2),
    turns: real(0.1, 3),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
  }),
);

const configs: fc.Arbitrary<Config> = fc.record({
  dataset: datasets,
  network: fc.record({
    features: fc.uniqueArray(fc.constantFrom(...featureNames), { minLength: 1 }),
    hidden: fc.array(
      fc.record({
        units: fc.integer({ min: 1, max: 64 }),
        activation: fc.constantFrom(...activations),
        dropout: real(0, 0.9),
      }),
      { maxLength: 8 },
    ),
    initialisation: fc.constantFrom(...initialisations),
  }),
  optimizer: fc.record({
    kind: fc.constantFrom(...optimizerKinds),
    learningRate: real(1e-6, 100),
    momentum: real(0, 0.9999),
    weightDecay: real(0, 10),
    l1: real(0, 10),
    schedule: fc.record({
      kind: fc.constantFrom(...scheduleKinds),
      every: fc.integer({ min: 1, max: 100_000 }),
      factor: real(0, 1),
    }),
  }),
  batchSize: fc.integer({ min: 0, max: 10_000 }),
  epochs: fc.integer({ min: 1, max: 100_000 }),
  seed: fc.integer({ min: 0, max: 4_294_967_295 }),
});

describe("a config in a link", () => {
  test("LB1 comes back exactly, whatever the config", () => {
    fc.assert(
      fc.property(configs, (config) => {
        const decoded = decodeConfig(encodeConfig(config) ?? "");
        expect(decoded.broken).toEqual([]);
        // -0 and 0 print alike and mean the same
        expect(JSON.parse(JSON.stringify(decoded.config))).toEqual(JSON.parse(JSON.stringify(config)));
      }),
    );
  });

  test("LB1 own points come back exactly, and too many make no link", () => {
    const points = Array.from({ length: mostLinkedPoints }, (_, i) => ({
      x: i / 1000,
      y: 1 - i / 77,
      label: i % 3,
    }));
    const config = { ...defaultConfig, dataset: { ...defaultConfig.dataset, kind: "own" as const, points } };
    expect(decodeConfig(encodeConfig(config) ?? "").config).toEqual(config);
    const crowded = { ...config, dataset: { ...config.dataset, points: [...points, points[0]] } };
    expect(encodeConfig(crowded)).toBeNull();
  });

  test.each([{}, { accuracy: 0.953 }, { patience: 250 }, { accuracy: 1, patience: 1 }])(
    "LB1 rules that end the run early come back: %o",
    (stop) => {
      const decoded = decodeConfig(encodeConfig(defaultConfig, stop) ?? "");
      expect(decoded).toEqual({ config: defaultConfig, stop, broken: [] });
    },
  );

  test("an empty link is the default", () => {
    expect(decodeConfig("")).toEqual({ config: defaultConfig, stop: {}, broken: [] });
  });

  const { dataset, network, optimizer } = defaultConfig;
  const tanh = {
    ...defaultConfig,
    network: { ...network, hidden: [{ units: 4, activation: "tanh", dropout: 0 }] },
  };

  test.each<[string, string[], object]>([
    ["d=helix", ["d"], {}],
    ["lr=fast", ["lr"], {}],
    ["lr=1e9", ["lr"], {}],
    ["c=7", ["c"], {}],
    ["net=100~relu_0~tanh", ["net"], {}],
    ["net=256~relu_256~relu", ["net"], {}],
    ["pts=1,2", ["pts"], {}],
    ["f=x,x", ["f"], { network: { ...network, features: ["x"] } }],
    ["f=z,xy", ["f"], { network: { ...network, features: ["xy"] } }],
    ["d=circles&c=3", ["c"], { dataset: { ...dataset, kind: "circles", classes: 2 } }],
    ["d=circles", [], { dataset: { ...dataset, kind: "circles", classes: 2 } }],
    ["d=own&c=2&pts=0,0,2", ["pts"], { dataset: { ...dataset, kind: "own", classes: 2 } }],
    [
      "d=own&c=2&pts=0,0,1;0,oops,1;1,1,0;3,3,4;99,0,0",
      ["pts"],
      {
        dataset: {
          ...{ ...dataset, kind: "own", classes: 2 },
          points: [
            { x: 0, y: 0, label: 1 },
            { x: 1, y: 1, label: 0 },
          ],
        },
      },
    ],
    ["s=-1&b=2.5", ["b", "s"], {}],
    ["sch=weekly~1~1", ["sch"], {}],
    ["acc=2", ["acc"], {}],
    ["pat=0.5&lr=x", ["lr", "pat"], {}],
    ["net=4~tanh&lr=fast", ["lr"], tanh],
    ["net=4~tanh&lr=fast&o=sgd", ["lr"], { ...tanh, optimizer: { ...optimizer, kind: "sgd" } }],
    ["v=2&net=4~tanh", ["v"], tanh],
    ["v=new&net=4~tanh", ["v"], tanh],
  ])("LB2 of a link with a broken part (%s) the part is named and the rest kept", (query, broken, kept) => {
    const decoded = decodeConfig(query);
    expect(decoded.broken.sort()).toEqual(broken);
    expect(decoded.config).toEqual({ ...defaultConfig, ...kept });
  });

  test("SM4 one spoilt part of any link is named, and no other is touched", () => {
    const spoilt = linkParts.filter((name) => !["v", "pts", "f", "net", "d", "c"].includes(name));
    fc.assert(
      fc.property(configs, fc.constantFrom(...spoilt), (config, name) => {
        const query = new URLSearchParams(encodeConfig(config) ?? "");
        query.set(name, "?");
        const { broken, config: read } = decodeConfig(query.toString());
        expect(broken).toEqual([name]);
        // what was spoilt put right again, the link is the same
        const again = new URLSearchParams(encodeConfig(read) ?? "");
        const whole = new URLSearchParams(encodeConfig(config) ?? "");
        for (const part of linkParts.filter((one) => one !== name))
          expect(again.get(part)).toBe(whole.get(part));
      }),
    );
  });

  /** As they were copied from the lab of that version; never to be changed. */
  const copied = [
    // before links said their version
    "d=moons&c=2&n=120&h=60&noise=0.08&turns=0.6666666666666666&ds=7&f=x%2Cy%2Cxy&net=12%7Etanh_6%7Erelu%7E0.1&init=xavier&o=sgd&lr=0.05&m=0.9&wd=0.001&l1=0&sch=step%7E50%7E0.5&b=32&e=300&s=4&acc=0.95&pat=40",
    "v=1&d=moons&c=2&n=120&h=60&noise=0.08&turns=0.6666666666666666&ds=7&f=x%2Cy%2Cxy&net=12%7Etanh_6%7Erelu%7E0.1&init=xavier&o=sgd&lr=0.05&m=0.9&wd=0.001&l1=0&sch=step%7E50%7E0.5&b=32&e=300&s=4&acc=0.95&pat=40",
  ];

  test("SM4 links of every version lead to the same run, and the newest says its version", () => {
    for (const query of copied)
      expect(decodeConfig(query)).toEqual({
        broken: [],
        stop: { accuracy: 0.95, patience: 40 },
        config: {
          dataset: {
            ...{ kind: "moons", classes: 2, pointsPerClass: 120, heldOutPerClass: 60 },
            ...{ noise: 0.08, turns: 2 / 3, seed: 7 },
          },
          network: {
            features: ["x", "y", "xy"],
            hidden: [
              { units: 12, activation: "tanh", dropout: 0 },
              { units: 6, activation: "relu", dropout: 0.1 },
            ],
            initialisation: "xavier",
          },
          optimizer: {
            ...{ kind: "sgd", learningRate: 0.05, momentum: 0.9, weightDecay: 0.001, l1: 0 },
            schedule: { kind: "step", every: 50, factor: 0.5 },
          },
          ...{ batchSize: 32, epochs: 300, seed: 4 },
        },
      });
    const { config, stop } = decodeConfig(copied[0]);
    expect(encodeConfig(config, stop)).toBe(copied.at(-1));
    // a link of every version there has been, and of the time before
    expect(copied).toHaveLength(linkVersion + 1);
  });
});
