import { expect, test } from "vitest";
import type { FinishedRun } from "@/lib/contract/lab";
import type { KeptRun } from "@/lib/lab/keep/kept-run";
import { PassingShelf } from "@/lib/lab/keep/passing-shelf";
import { RunList } from "@/lib/lab/keep/run-list";
import { tinyConfig } from "./comparison-fixture";

const run = (epochs: number): FinishedRun => ({
  config: tinyConfig(),
  weights: Float32Array.of(1, 2),
  curve: [{ epoch: epochs, loss: 0.5, trainAccuracy: 0.9, heldOutLoss: null, heldOutAccuracy: null }],
  epochs,
  engine: "plain",
  claimedAccuracy: null,
});

function listOn(shelf: PassingShelf<KeptRun>, owner = "mei") {
  const told = { gone: 0, failed: 0 };
  const list = new RunList(owner, async () => shelf, {
    onGone: (count) => (told.gone += count),
    onFailed: () => told.failed++,
  });
  return { list, told, epochs: () => list.get().map((one) => one.epochs) };
}

test("KR7 a watched list follows the shelf, an owner's own runs alone, newest first", async () => {
  const shelf = new PassingShelf<KeptRun>();
  const { list, epochs } = listOn(shelf);
  const stop = list.subscribe(() => {});
  await list.keep(run(1));
  await listOn(shelf, "tom").list.keep(run(2));
  await shelf.put({ ...run(3), id: "older", owner: "mei", at: 0, pinned: false, loss: 1, trainAccuracy: 1 });
  await expect.poll(epochs).toEqual([1, 3]);
  expect(list.get()[0]).toMatchObject({ owner: "mei", pinned: false, loss: 0.5, trainAccuracy: 0.9 });
  await list.change("older", { title: "mine", pinned: true });
  await expect.poll(() => list.get()[1]).toMatchObject({ title: "mine", pinned: true });
  const [removed] = list.get();
  await list.remove(removed.id);
  await expect.poll(epochs).toEqual([3]);
  await list.restore(removed);
  await expect.poll(epochs).toEqual([1, 3]);
  stop();
  await list.keep(run(4));
  expect(epochs()).toEqual([1, 3]);
  list.subscribe(() => {});
  await expect.poll(epochs).toEqual([4, 1, 3]);
});

test("KR7 a run that could not be kept is told", async () => {
  class FullShelf extends PassingShelf<KeptRun> {
    override put = async (): Promise<number> => {
      throw new DOMException("full", "QuotaExceededError");
    };
  }
  const { list, told } = listOn(new FullShelf());
  await list.keep(run(1));
  expect(told).toEqual({ gone: 0, failed: 1 });
});
