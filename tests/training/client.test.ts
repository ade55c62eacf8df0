// The page's side of the worker, with a message channel for the wire: what crosses is cloned, as between threads.
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { Trainer, TrainingRefusal } from "@/lib/training/client";
import type { FromWorker, Position, ToWorker } from "@/lib/training/protocol";
import { smallConfig } from "./harness";

const ports: MessagePort[] = [];
afterEach(() => ports.splice(0).forEach((port) => port.close()));

/** A trainer, and the other end of its wire. */
function connect() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const asked: ToWorker[] = [];
  let heard = () => {};
  const far = {
    asked,
    terminated: false,
    /** resolves when so many requests have come */
    until: async (count: number) => {
      while (asked.length < count) await new Promise<void>((resolve) => (heard = resolve));
    },
    say: (message: FromWorker) => port2.postMessage(message),
    break: (message: string) => worker.onerror?.({ message } as ErrorEvent),
  };
  port2.onmessage = ({ data }) => {
    asked.push(data as ToWorker);
    heard();
  };
  const worker = {
    onmessage: null as Worker["onmessage"],
    onerror: null as ((event: ErrorEvent) => void) | null,
    postMessage: (message: unknown) => port1.postMessage(message),
    terminate: () => (far.terminated = true),
  };
  port1.onmessage = (event) => worker.onmessage?.call(worker as unknown as Worker, event);
  // the client touches nothing else of a Worker
  const trainer = new Trainer(() => worker as unknown as Worker);
  trainer.begin();
  return { trainer, far };
}

const position = (step: number): Position => ({ epoch: step, step, stepsPerEpoch: 1 });

test("TR10 answers find their requests by id, in whatever order they come", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }).chain((refused) =>
        fc.tuple(
          fc.constant(refused),
          fc.shuffledSubarray([...refused.keys()], {
            minLength: refused.length,
            maxLength: refused.length,
          }),
        ),
      ),
      async ([refused, order]) => {
        const { trainer, far } = connect();
        const requests = refused.map((_, i) => trainer.step(i + 1));
        const ends = Promise.allSettled(requests);
        await far.until(requests.length);
        expect(far.asked.map(({ kind }) => kind)).toEqual(refused.map(() => "step"));
        expect(new Set(far.asked.map(({ id }) => id)).size).toBe(requests.length);
        for (const i of order) {
          const { id, params } = far.asked[i];
          const { steps } = params as { steps: number };
          if (refused[i]) far.say({ kind: "refusal", id, code: "nothing-loaded", message: `no ${steps}` });
          else far.say({ kind: "answer", id, result: position(steps) });
        }
        (await ends).forEach((end, i) => {
          if (end.status === "fulfilled") expect(end.value).toEqual(position(i + 1));
          else expect(end.reason).toMatchObject({ code: "nothing-loaded", message: `no ${i + 1}` });
          expect(end.status === "rejected").toBe(refused[i]);
        });
        trainer.dispose();
      },
    ),
    { numRuns: 40 },
  ));

test("TR10 answers that nobody asked for, and answers given twice, change nothing", async () => {
  const { trainer, far } = connect();
  far.say({ kind: "answer", id: 77, result: null });
  far.say({ kind: "refusal", id: 78, code: "failed", message: "?" });
  const asked = trainer.start();
  await far.until(1);
  const { id } = far.asked[0];
  far.say({ kind: "answer", id, result: position(3) });
  far.say({ kind: "refusal", id, code: "failed", message: "too late" });
  expect(await asked).toEqual(position(3));
});

test("TR10 events reach everybody who listens, in order, until they stop", async () => {
  const { trainer, far } = connect();
  const [one, other]: [number[], number[]] = [[], []];
  const tell = (epoch: number): FromWorker => ({
    kind: "event",
    event: { name: "failed", data: { message: String(epoch) } },
  });
  const stop = trainer.on("failed", ({ message }) => one.push(Number(message)));
  trainer.on("failed", ({ message }) => other.push(Number(message)));
  trainer.on("paused", () => other.push(NaN));
  for (const epoch of [1, 2, 3]) far.say(tell(epoch));
  await expect.poll(() => other).toEqual([1, 2, 3]);
  expect(one).toEqual([1, 2, 3]);
  stop();
  far.say(tell(4));
  await expect.poll(() => other).toEqual([1, 2, 3, 4]);
  expect(one).toEqual([1, 2, 3]);
});

test("TR10 a worker that breaks refuses all that is open, and says so; what comes after is asked anew", async () => {
  const { trainer, far } = connect();
  const failures: string[] = [];
  trainer.on("failed", ({ message }) => failures.push(message));
  const open = [trainer.start(), trainer.map(10), trainer.snapshot()].map((one) =>
    one.then(
      () => "answered",
      (error: unknown) => error,
    ),
  );
  far.break("out of memory");
  for (const end of await Promise.all(open)) {
    expect(end).toBeInstanceOf(TrainingRefusal);
    expect(end).toMatchObject({ code: "failed", message: "out of memory" });
  }
  expect(failures).toEqual(["out of memory"]);
  far.break("");
  expect(failures[1]).toMatch(/could not start/);
});

test("TR10 a closed trainer ends its worker and leaves no request hanging", async () => {
  const { trainer, far } = connect();
  const heard: string[] = [];
  trainer.on("failed", ({ message }) => heard.push(message));
  const open = trainer.pause();
  trainer.dispose();
  await expect(open).rejects.toMatchObject({ code: "failed" });
  expect(far.terminated).toBe(true);
  far.say({ kind: "event", event: { name: "failed", data: { message: "late" } } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).toEqual([]);
});

test("TR10 every method sends its own request with its own parameters", async () => {
  const { trainer, far } = connect();
  const config = smallConfig();
  const weights = Float32Array.of(1, 2);
  const calls: [Promise<unknown>, Pick<ToWorker, "kind" | "params">][] = [
    [trainer.probe(), { kind: "probe", params: {} }],
    [trainer.calibrate(config, ["plain"]), { kind: "calibrate", params: { config, engines: ["plain"] } }],
    [
      trainer.load(config, { engine: "plain", stop: { patience: 4 } }),
      { kind: "load", params: { config, engine: "plain", stop: { patience: 4 } } },
    ],
    [trainer.start(), { kind: "start", params: {} }],
    [trainer.pause(), { kind: "pause", params: {} }],
    [trainer.step(), { kind: "step", params: { steps: 1 } }],
    [trainer.stepEpoch(), { kind: "stepEpoch", params: {} }],
    [trainer.setSpeed(12), { kind: "setSpeed", params: { stepsPerSecond: 12 } }],
    [trainer.setStop({ epochs: 9 }), { kind: "setStop", params: { stop: { epochs: 9 } } }],
    [trainer.setWeights(weights), { kind: "setWeights", params: { weights } }],
    [trainer.map(), { kind: "map", params: { size: 100, extent: undefined } }],
    [trainer.snapshot(), { kind: "snapshot", params: {} }],
    [trainer.loseDevice(), { kind: "loseDevice", params: {} }],
  ];
  await far.until(calls.length);
  calls.forEach(([, expected], i) => {
    const { kind, params } = far.asked[i];
    expect({ kind, params }).toEqual(expected);
  });
  const ends = Promise.allSettled(calls.map(([call]) => call));
  trainer.dispose();
  expect((await ends).every(({ status }) => status === "rejected")).toBe(true);
});
