// The lab without its views, on a real trainer in a thread of its own.
import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import type { FinishedRun } from "@/lib/contract/lab";
import { LabController } from "@/lib/lab/run/lab-controller";
import type { LabOptions } from "@/lib/lab/run/lab-options";
import { UnderwayKeeper } from "@/lib/lab/keep/underway-keeper";
import { openLabDatabase, type LabDatabase } from "@/lib/lab/lab-database";
import type { LabState } from "@/lib/lab/run/lab-state";
import type { Config } from "@/lib/spiral/config";
import { TestStorage } from "../client/storage";
import { nodeTrainer } from "../training/node-trainer";
import { tinyConfig } from "./comparison-fixture";

// a thread takes its time to start on a busy machine
vi.setConfig({ testTimeout: 60_000 });

const open: LabController[] = [];
afterEach(() => {
  open.splice(0).forEach((lab) => lab.close());
  vi.unstubAllGlobals();
});

/** A lab whose student wished for the plain loop: nothing is measured. */
function labOn(config: Config, options: LabOptions = {}) {
  const storage = new TestStorage();
  storage.setItem("spiralroom-engine-wish", "plain");
  vi.stubGlobal("localStorage", storage);
  const runs: FinishedRun[] = [];
  const lab = new LabController(config, {
    onRun: async (run) => runs.push(run) > 0,
    open: nodeTrainer,
    ...options,
  });
  lab.open();
  open.push(lab);
  const until = (phase: LabState["phase"]) =>
    expect.poll(() => lab.get().phase, { timeout: 50_000 }).toBe(phase);
  return { lab, runs, until, storage };
}

test("LC1 a run goes from its beginning to its end, and is handed on once", async () => {
  const { lab, runs, until } = labOn(tinyConfig());
  await lab.start();
  await until("finished");
  expect(lab.get()).toMatchObject({ epoch: 15, stopReason: "epochs", engine: { running: "plain" } });
  await expect.poll(() => runs.length).toBe(1);
  expect(runs[0]).toMatchObject({ config: tinyConfig(), epochs: 15, engine: "plain" });
  expect(runs[0].curve.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 16 }, (_, i) => i));
  await lab.reset();
  await until("ready");
  expect(runs).toHaveLength(1);
  expect(lab.get()).toMatchObject({ epoch: 0, step: 0, curve: [{ epoch: 0 }] });
});

test("LC1 a run at its end goes on as long again", async () => {
  const { lab, until } = labOn(tinyConfig());
  await lab.start();
  await until("finished");
  await lab.start();
  await expect.poll(() => lab.get().epoch, { timeout: 50_000 }).toBe(30);
  await until("finished");
});

test("LC2 steps rest where they end, and another config keeps what was done", async () => {
  const { lab, runs, until } = labOn(tinyConfig());
  await until("ready");
  await lab.step();
  await expect.poll(() => lab.get().step).toBe(1);
  await until("paused");
  const other = { ...tinyConfig(), epochs: 20 };
  await lab.configure(other);
  await until("ready");
  expect(runs.map(({ epochs }) => epochs)).toEqual([1 / lab.get().stepsPerEpoch]);
  expect(lab.get()).toMatchObject({ config: other, step: 0 });
});

test("LC3 a config that a lock forbids changes nothing but says which lock", async () => {
  const { lab, until } = labOn(tinyConfig(), { brokenLocks: () => ["seed"] });
  await until("ready");
  await lab.configure({ ...tinyConfig(), seed: 8 });
  expect(lab.get()).toMatchObject({ config: tinyConfig(), refused: ["seed"], phase: "ready" });
});

test("LC4 a run that was kept opens again as it was, and says that it was brought", async () => {
  const { lab, runs, until } = labOn(tinyConfig());
  await lab.start();
  await until("finished");
  await expect.poll(() => runs.length).toBe(1);
  await lab.configure({ ...tinyConfig(), seed: 8 });
  await lab.openRun(runs[0]);
  await until("paused");
  expect(lab.get()).toMatchObject({ foreign: "imported", epoch: 15 });
  const again = await lab.finishedRun();
  expect(again?.weights).toEqual(runs[0].weights);
  expect(again?.curve).toEqual(runs[0].curve);
});

test("LC5 without a point there is nothing to train", async () => {
  const own = tinyConfig();
  const { lab, until } = labOn({ ...own, dataset: { ...own.dataset, kind: "own", points: [] } });
  await until("empty");
  await lab.start();
  expect(lab.get().phase).toBe("empty");
});

test("LC6 a wish for an engine is remembered on the device", async () => {
  const { lab, until, storage } = labOn(tinyConfig());
  await until("ready");
  await lab.wishEngine("fused-wasm");
  await expect.poll(() => lab.get().engine.running, { timeout: 50_000 }).toBe("fused-wasm");
  expect(storage.getItem("spiralroom-engine-wish")).toBe("fused-wasm");
});

/** A page's lab that keeps what it does in a database. */
function keepingLab(config: Config, database: LabDatabase, tab: TestStorage) {
  vi.stubGlobal("sessionStorage", tab);
  const keeper = new UnderwayKeeper({
    owner: "mei",
    place: "room",
    database: async () => database,
    onGone: () => {},
  });
  return { ...labOn(config, { keeper }), keeper };
}

test("KT6 a training that its page's end cuts off stands where it was, goes on, and ends as if unbroken", async () => {
  const config = { ...tinyConfig(), epochs: 60, batchSize: 16 };
  const whole = labOn(config);
  await whole.lab.start();
  await whole.until("finished");
  const unbroken = await whole.lab.finishedRun();

  const [database, tab] = [await openLabDatabase("cut-off"), new TestStorage()];
  const first = keepingLab(config, database, tab);
  await first.until("ready");
  first.lab.setSpeedLimit(200);
  await first.lab.start();
  await expect.poll(() => first.lab.get().epoch, { timeout: 50_000 }).toBeGreaterThan(3);
  first.lab.close();

  const second = keepingLab(tinyConfig(), database, tab);
  expect(second.lab.get()).toMatchObject({ config, speedLimit: 200 });
  await second.until("paused");
  const { epoch, resumed, curve, gradients } = second.lab.get();
  expect(epoch).toBeGreaterThan(3);
  expect(resumed).toEqual({ epoch: Math.floor(epoch), lostMs: 2_000 });
  expect(gradients.filter((one) => Number.isInteger(one.epoch)).length).toBe(curve.length - 1);
  second.lab.setSpeedLimit(null);
  await second.lab.start();
  await second.until("finished");
  expect(second.lab.get().resumed).toBeNull();
  expect(await second.lab.finishedRun()).toEqual(unbroken);
  await expect.poll(() => second.runs.length).toBe(1);

  // one that rested is there again as it rested, and is not listed twice
  second.lab.close();
  const third = keepingLab(tinyConfig(), database, tab);
  await third.until("finished");
  expect(third.lab.get()).toMatchObject({ epoch: 60, resumed: null, stopReason: "epochs" });
  await third.lab.reset();
  await third.until("ready");
  expect(third.runs).toEqual([]);
  await expect.poll(() => database.underway.list("mei")).toEqual([]);
});

test("KT7 what is pressed while another config comes is the new run's, and the old one's steps are kept", async () => {
  const { lab, runs, until } = labOn(tinyConfig());
  await until("ready");
  await lab.step();
  await expect.poll(() => lab.get().step).toBe(1);
  await until("paused");
  const other = { ...tinyConfig(), epochs: 20 };
  const coming = lab.configure(other);
  void lab.start();
  expect(lab.get()).toMatchObject({ config: other, step: 0, phase: "preparing" });
  await coming;
  await until("finished");
  expect(lab.get()).toMatchObject({ config: other, epoch: 20 });
  await expect
    .poll(() => runs.map(({ config, epochs }) => [config.epochs, epochs]))
    .toEqual([
      [15, 1 / lab.get().stepsPerEpoch],
      [20, 20],
    ]);
});

test("LC8 pressed too early, start is seen to be taken and may be taken back; a remedy trains at once", async () => {
  const { lab, until } = labOn(tinyConfig());
  expect(lab.get()).toMatchObject({ phase: "preparing", starting: false });
  await lab.start();
  expect(lab.get()).toMatchObject({ phase: "preparing", starting: true });
  await lab.pause();
  expect(lab.get()).toMatchObject({ phase: "preparing", starting: false });
  await until("ready");
  expect(lab.get()).toMatchObject({ step: 0, starting: false });
  const remedy = { ...tinyConfig(), seed: 8 };
  const coming = lab.startWith(remedy);
  expect(lab.get()).toMatchObject({ config: remedy, phase: "preparing", starting: true });
  await coming;
  await until("finished");
  expect(lab.get()).toMatchObject({ config: remedy, epoch: 15, starting: false });
});

/** A lab whose runs are kept, as every lab of a class is. */
function keptLab(config: Config) {
  vi.stubGlobal("sessionStorage", new TestStorage());
  const database = openLabDatabase(`led-${Math.random()}`);
  const keeper = new UnderwayKeeper({
    ...{ owner: "mei", place: "room", onGone: () => {}, database: () => database },
  });
  return labOn(config, { keeper });
}

test("LD10 a set-up of the class opens once; one's own run is laid aside as it trains, and goes on with one press", async () => {
  const long = { ...tinyConfig(), epochs: 100_000 };
  const { lab, runs, until } = keptLab(long);
  await until("ready");
  lab.setStop({ patience: 5_000 });
  await lab.start();
  await expect.poll(() => lab.get().step, { timeout: 50_000 }).toBeGreaterThan(3);
  const { dataset: _, ...setup } = { ...tinyConfig(), epochs: 20 };
  await lab.openLed(setup, "one");
  await until("ready");
  expect(lab.get()).toMatchObject({ config: { ...setup, dataset: long.dataset }, step: 0, stop: {} });
  expect([runs.length, lab.keeping?.get().laidAside]).toEqual([0, true]);
  await lab.step();
  await expect.poll(() => lab.get().step).toBe(1);
  // the same time again, in another view of the room
  await lab.openLed(setup, "one");
  expect(lab.get().step).toBe(1);
  await lab.backToOwn();
  await until("training");
  expect(lab.get()).toMatchObject({ config: long, stop: { patience: 5_000 } });
  expect(lab.get().step).toBeGreaterThan(3);
  expect(lab.keeping?.get().laidAside).toBe(false);
  // the step on the class's set-up is in the list
  await expect.poll(() => runs.map(({ config }) => config.epochs)).toEqual([20]);
});

test("LD10 who has the set-up in front already trains on, and who had trained nothing comes back to what was set", async () => {
  const { lab, until } = keptLab(tinyConfig());
  await until("ready");
  const { dataset: _, ...setup } = tinyConfig();
  await lab.openLed(setup, "one");
  expect(lab.keeping?.get().laidAside).toBe(false);
  await lab.openLed({ ...setup, epochs: 20 }, "two");
  await until("ready");
  expect(lab.get().config.epochs).toBe(20);
  await lab.backToOwn();
  await until("ready");
  expect(lab.get().config).toEqual(tinyConfig());
  // pressed, and not yet begun
  void lab.startWith({ ...tinyConfig(), epochs: 100_000 });
  await lab.openLed({ ...setup, epochs: 20 }, "three");
  await until("ready");
  await lab.backToOwn();
  await until("training");
});
