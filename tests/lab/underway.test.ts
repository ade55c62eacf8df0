// Copies of the run in front: whole whatever cuts a write off, one to a page, offered when their page is gone.
import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetRemembered } from "@/lib/client/remembered";
import { UnderwayKeeper } from "@/lib/lab/keep/underway-keeper";
import type { UnderwayContent, UnderwayRun } from "@/lib/lab/keep/underway-run";
import { forgetLab, most, openLabDatabase, type LabDatabase } from "@/lib/lab/lab-database";
import { rememberedRunGuesses, withGuess } from "@/lib/lab/compare/guess";
import { withPlaced } from "@/lib/lab/keep/own-points";
import { limits, type Config, type OwnPoint } from "@/lib/spiral/config";
import { initialWeights } from "@/lib/spiral/network";
import { TestStorage } from "../client/storage";
import { tinyConfig } from "./comparison-fixture";

beforeEach(() => {
  vi.stubGlobal("localStorage", new TestStorage());
  vi.stubGlobal("sessionStorage", new TestStorage());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

let databases = 0;

/** What a run looks like after so many steps. */
function content(step: number, change: Partial<UnderwayContent> = {}): UnderwayContent {
  const config = tinyConfig();
  const weights = initialWeights(config).map((weight) => weight + step);
  return {
    ...{ config, going: true, gradients: [], foreign: null, stopReason: null, handedAt: 0 },
    snapshot: {
      ...{ step, epoch: step, stepsPerEpoch: 1, weights, slots: [weights.slice()], slotSteps: step },
      ...{ engine: "plain", curve: [], gradients: [], stop: {} },
      stopMemory: { best: Infinity, bestEpoch: 0, spent: [] },
    },
    ...change,
  };
}

/** One browser: its database, its clock, and its pages, each in a tab with a storage of its own. */
function browser({ tells = true } = {}) {
  const alive = new Set<string>();
  const clock = { now: 1_000_000 };
  const gone: number[] = [];
  const living = {
    hold: (id: string) => {
      alive.add(id);
      return () => void alive.delete(id);
    },
    held: async () => (tells ? alive : null),
  };
  const opened: Promise<LabDatabase> = openLabDatabase(`underway-${++databases}`);
  const page = (tab = new TestStorage(), owner = "mei", place = "room") => {
    vi.stubGlobal("sessionStorage", tab);
    const onGone = (count: number) => gone.push(count);
    const options = { owner, place, onGone, living, database: () => opened, now: () => clock.now };
    const keeper = new UnderwayKeeper(options);
    const setup = { config: tinyConfig(), stop: {}, speedLimit: null };
    return {
      keeper,
      tab,
      /** sets the lab up as a page does when it opens anew */
      open: () => {
        vi.stubGlobal("sessionStorage", tab);
        keeper.remember(setup);
      },
      keep: (step: number, change?: Partial<UnderwayContent>) => {
        vi.stubGlobal("sessionStorage", tab);
        return keeper.keep(async () => content(step, change));
      },
      /** the browser lets go of what a dead page held */
      die: () => void alive.delete(keeper.id),
    };
  };
  const stored = async (owner = "mei") =>
    (await (await opened).underway.list(owner)).sort((a, b) => a.at - b.at);
  return { page, clock, stored, alive, gone, database: opened };
}

/** Steps of the runs that a list was handed. */
function list() {
  const runs = new Map<string, number>();
  return { runs, hand: async ({ id, snapshot }: UnderwayRun) => Boolean(runs.set(id, snapshot.epoch)) };
}

test("KT3 a reload finds the tab's run as it was last kept, and what that cost at most", async () => {
  const { page, clock, stored } = browser();
  const first = page();
  first.open();
  await first.keep(10);
  clock.now += 3_100;
  await first.keep(50, { gradients: [{ epoch: 3, norms: [1, 2] }] });
  first.die();
  const again = page(first.tab);
  const found = await again.keeper.recall();
  expect(found).toMatchObject({ ...content(50), gap: 3_100, gradients: [{ epoch: 3, norms: [1, 2] }] });
  again.keeper.adopt(found!);
  await again.keep(51);
  // the copy that it went on from is in the new one
  expect((await stored()).map(({ snapshot }) => snapshot.step)).toEqual([51]);
  expect((await page(first.tab).keeper.recall())?.snapshot.step).toBe(51);
});

test("KT3 a clock that was set back holds up no copy", async () => {
  const { page, clock } = browser();
  const { keeper, open, keep } = page();
  open();
  await keep(10);
  expect(keeper.isDue).toBe(false);
  clock.now -= 3_600_000;
  expect(keeper.isDue).toBe(true);
  await keep(11);
  expect(keeper.isDue).toBe(false);
  clock.now += 2_000;
  expect(keeper.isDue).toBe(true);
});

test("KT3 what is set is there after a reload at once, as many points as one may place included, in its own lab only", () => {
  const { page } = browser();
  const { keeper, tab } = page();
  const points = Array.from({ length: limits.ownPoints }, (_, i) => ({
    x: i / 1000,
    y: i / 500,
    label: i % 3,
  }));
  const { dataset, ...rest } = tinyConfig();
  const config = { ...rest, dataset: { ...dataset, kind: "own" as const, points } };
  keeper.remember({ config, stop: { patience: 7 }, speedLimit: 10 });
  const set = { place: "room", config, stop: { patience: 7 }, speedLimit: 10, run: null, going: false };
  const led = { laidAside: null, led: null };
  expect(page(tab).keeper.setup).toEqual({ ...set, ...led });
  expect(page(tab, "mei", "another lesson").keeper.setup).toBeNull();
  expect(page(tab, "tom").keeper.setup).toBeNull();
});

test("KT3 points of one's own are on the device when their tab is closed or the lab turns to other data, until they are cleared", () => {
  const { page } = browser();
  const { dataset, ...rest } = tinyConfig();
  const owns = (points: OwnPoint[]) => ({ ...rest, dataset: { ...dataset, kind: "own" as const, points } });
  const set = (keeper: UnderwayKeeper, config: Config) =>
    keeper.remember({ config, stop: {}, speedLimit: null });
  const points = [0, 1].map((label) => ({ x: label / 2, y: 0.25, label }));
  const { keeper, tab } = page();
  set(keeper, owns(points));
  set(keeper, tinyConfig());
  for (const later of [page(tab).keeper, page().keeper]) {
    set(later, tinyConfig());
    expect(withPlaced(owns([]), tinyConfig(), later.points).dataset.points).toEqual(points);
    // what is cleared stays so
    expect(withPlaced(owns([]), owns(points), later.points).dataset.points).toEqual([]);
  }
  const last = page().keeper;
  set(last, owns(points));
  set(last, owns([]));
  expect(page().keeper.points).toBeNull();
  expect(page(tab, "tom").keeper.points).toBeNull();
});

test("KT3 what was foretold for a run is there in another tab, for each config of the last ones", () => {
  const guesses = rememberedRunGuesses("mei");
  for (const at of Array.from({ length: 20 }, (_, at) => at))
    guesses.set(withGuess(guesses.get(), { key: `config ${at}`, guess: at / 20 }));
  guesses.set(withGuess(guesses.get(), { key: "config 15", guess: 0.5 }));
  vi.stubGlobal("sessionStorage", new TestStorage());
  const found = rememberedRunGuesses("mei").get();
  expect(found).toHaveLength(12);
  expect(found.at(-1)).toEqual({ key: "config 15", guess: 0.5 });
  expect(found.filter(({ key }) => key === "config 15")).toHaveLength(1);
  forgetRemembered("mei");
  expect(rememberedRunGuesses("mei").get()).toEqual([]);
});

test("KT3 wherever a write is cut off, the copy before stands whole or the new one does", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom("commit", "delete"),
      async (cuts, request) => {
        const { page, stored } = browser();
        let left = Infinity;
        // the page dies with the write on its way: what was not committed never is
        const { commit } = IDBTransaction.prototype;
        const remove = IDBObjectStore.prototype.delete;
        const isCut = (now: string) => now === request && left-- <= 0;
        const spies = [
          vi.spyOn(IDBTransaction.prototype, "commit").mockImplementation(function (this: IDBTransaction) {
            if (isCut("commit")) this.abort();
            else commit.call(this);
          }),
          vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(function (
            this: IDBObjectStore,
            key,
          ) {
            const answer = remove.call(this, key);
            if (isCut("delete")) this.transaction.abort();
            return answer;
          }),
        ];
        let { keeper, tab, keep, die } = page();
        keeper.remember({ config: tinyConfig(), stop: {}, speedLimit: null });
        await keep(1);
        let whole = 1;
        for (const [i, cut] of cuts.entries()) {
          const next = 10 * (i + 1);
          left = cut % 2 === 0 ? 0 : Infinity;
          await keep(next);
          left = Infinity;
          const steps = (await stored()).map(({ snapshot }) => snapshot.step);
          expect([whole, next]).toContain(Math.max(...steps));
          for (const { snapshot } of await stored())
            expect(snapshot).toEqual(content(snapshot.step).snapshot);
          die();
          ({ keeper, tab, keep, die } = page(tab));
          const found = await keeper.recall();
          expect(found?.snapshot.step).toBe(Math.max(...steps));
          whole = found!.snapshot.step;
          keeper.adopt(found!);
        }
        for (const spy of spies) spy.mockRestore();
      },
    ),
    { numRuns: 20 },
  ));

test("KT4 tabs that train at once write no run but their own, a duplicated one too", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ tab: fc.nat({ max: 2 }), steps: fc.integer({ min: 1, max: 9 }) }), {
        minLength: 3,
        maxLength: 12,
      }),
      async (events) => {
        const { page, stored } = browser();
        const one = page();
        one.open();
        await one.keep(1);
        // a duplicated tab begins with the storage of the first, whose page lives
        const copy = new TestStorage();
        for (let i = 0; i < one.tab.length; i++)
          copy.setItem(one.tab.key(i)!, one.tab.getItem(one.tab.key(i)!)!);
        const twin = page(copy);
        twin.keeper.adopt((await twin.keeper.recall())!);
        const other = page();
        other.open();
        const pages = [one, twin, other];
        const steps = [1, 0, 0];
        for (const { tab, steps: more } of events) {
          steps[tab] += more;
          await pages[tab].keep(steps[tab] + 100 * tab);
        }
        const kept = new Map((await stored()).map(({ id, snapshot }) => [id, snapshot.step]));
        pages.forEach(({ keeper }, tab) => {
          if (tab === 0 || steps[tab] > 0) expect(kept.get(keeper.id)).toBe(steps[tab] + 100 * tab);
        });
        expect(kept.size).toBe(steps.filter((count) => count > 0).length);
      },
    ),
    { numRuns: 20 },
  ));

test("KT4 a run whose tab is gone is offered, one that rested goes to the list, one that lives is left alone", async () => {
  const { page, clock } = browser();
  const [going, resting, living, elsewhere] = [
    page(),
    page(),
    page(),
    page(undefined, "mei", "other lesson"),
  ];
  await going.keep(30);
  clock.now += 1_000;
  await resting.keep(20, { going: false });
  await living.keep(40);
  await elsewhere.keep(60);
  for (const one of [going, resting, elsewhere]) one.die();
  const { runs, hand } = list();
  const { keeper } = page();
  await keeper.look(hand);
  expect(keeper.get().offer?.snapshot.step).toBe(30);
  expect([...runs.values()].sort()).toEqual([20, 60]);
  await keeper.decline(hand);
  expect(keeper.get().offer).toBeNull();
  expect([...runs.values()].sort()).toEqual([20, 30, 60]);
  // nobody asks twice, and nothing is listed twice
  await page().keeper.look(hand);
  expect(runs.size).toBe(3);
});

test("KT4 where a browser does not tell who lives, silence does", async () => {
  const { page, clock } = browser({ tells: false });
  const { runs, hand } = list();
  await page().keep(30);
  await page().keep(20, { going: false });
  const { keeper } = page();
  clock.now += 9_000;
  await keeper.look(hand);
  expect(keeper.get().offer).toBeNull();
  clock.now += 2_000;
  await keeper.look(hand);
  expect(keeper.get().offer?.snapshot.step).toBe(30);
  expect(runs.size).toBe(0);
  clock.now += 12 * 3_600_000;
  await keeper.look(hand);
  expect([...runs.values()]).toEqual([20]);
});

test("KT5 a copy goes only when the list has the run, and nothing is lost in between", async () => {
  const { page, stored } = browser();
  const { keeper, open, keep } = page();
  open();
  await keep(30);
  keeper.leave(Promise.resolve(false));
  await keep(1);
  expect((await stored()).map(({ snapshot }) => snapshot.step).sort()).toEqual([1, 30]);
  let listed: (done: boolean) => void = () => {};
  keeper.leave(new Promise((resolve) => (listed = resolve)));
  expect(await stored()).toHaveLength(2);
  listed(true);
  await expect.poll(stored).toHaveLength(1);
});

test("KT5 copies are bounded in number, and refused storage is told", async () => {
  const { page, stored, gone } = browser();
  for (let i = 0; i < most.underway + 3; i++) await page().keep(i + 1);
  expect(await stored()).toHaveLength(most.underway);
  expect(gone).toEqual([1, 1, 1]);
  const last = page();
  await last.keep(5);
  expect(last.keeper.get().lasting).toBe(true);
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("no", "UnknownError");
  });
  await last.keep(6);
  expect(last.keeper.get().lasting).toBe(false);
  vi.restoreAllMocks();
  await last.keep(7);
  expect(last.keeper.get().lasting).toBe(true);
});

test("KT5 of who was forgotten no run is kept and nothing that was set", async () => {
  const { page, stored, database } = browser();
  const { keeper, open, keep } = page();
  open();
  await keep(3);
  expect(keeper.setup).not.toBeNull();
  await forgetLab("mei", () => database);
  forgetRemembered("mei");
  await keep(4);
  open();
  expect(await stored()).toEqual([]);
  expect(keeper.setup).toBeNull();
});

test("LD10 what is laid aside is one's own still: over a reload, beside a second set-up, and in the list when its tab is gone", async () => {
  const { page, stored } = browser();
  const first = page();
  first.open();
  const [own, take] = [{ config: tinyConfig(), stop: { patience: 7 }, going: true }, async () => content(20)];
  expect(await first.keeper.layAside(own, take)).toBe(true);
  expect(first.keeper.get().laidAside).toBe(true);
  // a second set-up of the class does not take its place
  await first.keep(3);
  expect(await first.keeper.layAside({ ...own, stop: {} }, async () => content(4))).toBe(false);
  const taken = list();
  const other = page(new TestStorage());
  other.open();
  await other.keeper.look(taken.hand);
  expect([other.keeper.get().offer, taken.runs.size]).toEqual([null, 0]);
  const again = page(first.tab);
  again.open();
  await again.keeper.look(taken.hand);
  expect(again.keeper.get()).toMatchObject({ laidAside: true, offer: null });
  const back = await again.keeper.takeBack();
  expect(back).toMatchObject({ stop: { patience: 7 }, run: { snapshot: { step: 20 } } });
  expect([again.keeper.get().laidAside, await again.keeper.takeBack()]).toEqual([false, null]);
  again.keeper.adopt(back!.run!);
  await again.keep(21);
  expect((await stored()).map(({ snapshot }) => snapshot.step)).toContain(21);
});

test("LD10 a time of being brought is followed once in a tab, a reload included", () => {
  const { page } = browser();
  const first = page();
  first.open();
  expect(["one", "one", "two"].map((at) => first.keeper.follows(at))).toEqual([true, false, true]);
  const again = page(first.tab);
  again.open();
  expect(again.keeper.follows("two")).toBe(false);
});
