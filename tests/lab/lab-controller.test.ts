// The lab without its views, on a real trainer in a thread of its own.
import { afterEach, expect, test, vi } from "vitest";
import type { FinishedRun } from "@/lib/contract/lab";
import { LabController, type LabOptions } from "@/lib/lab/run/lab-controller";
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
  const lab = new LabController(config, { onRun: (run) => runs.push(run), open: nodeTrainer, ...options });
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
