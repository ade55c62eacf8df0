import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { savedCells, savedSolved, savedSources } from "@/components/tensors/saved-work";
import { BrowserStorage } from "@/lib/client/browser-storage";
import { forgetOwner } from "@/lib/client/forget-owner";
import { asJson, recordOf, Remembered } from "@/lib/client/remembered";
import { recallRuns, rememberRun } from "@/lib/client/run-memory";
import { forgetTab, tabId } from "@/lib/client/tab";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { forbidden, TestStorage } from "./storage";

let device: TestStorage;
let tab: TestStorage;

beforeEach(() => {
  vi.stubGlobal("localStorage", (device = new TestStorage()));
  vi.stubGlobal("sessionStorage", (tab = new TestStorage()));
  forgetTab();
});

afterEach(() => vi.unstubAllGlobals());

const text = (owner: string, name: string) =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom.${owner}.${name}` },
    ...{ schema: z.string(), otherwise: null },
  });

const cells = (key: string) =>
  new Remembered({
    ...{ owner: null, key, otherwise: [] as { id: string; source: string }[] },
    schema: asJson(z.array(z.object({ id: z.string(), source: z.string() }))),
  });

/** Takes storage away, as a private window does. */
function forbid(): void {
  const property = { configurable: true, get: forbidden };
  Object.defineProperty(globalThis, "localStorage", property);
  Object.defineProperty(globalThis, "sessionStorage", property);
}

describe("a remembered value", () => {
  test("BR3 comes back as it was set, whatever it is, in another page too", () => {
    const cell = fc.record({ id: fc.string(), source: fc.string({ unit: "binary" }) });
    fc.assert(
      fc.property(fc.array(cell), (value) => {
        const key = nanoid();
        expect(cells(key).set(value)).toBe(true);
        expect(cells(key).get()).toEqual(value);
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const remembered = text(nanoid(), "draft");
        remembered.set(value);
        expect(remembered.get()).toBe(value);
      }),
    );
  });

  test("BR3 what does not fit is as if absent, whatever stands in the storage", () => {
    const misfit = fc.oneof(fc.string(), fc.json()).filter((stored) => {
      try {
        return !z.array(z.object({ id: z.string(), source: z.string() })).safeParse(JSON.parse(stored))
          .success;
      } catch {
        return true;
      }
    });
    fc.assert(
      fc.property(misfit, (stored) => {
        const key = nanoid();
        device.setItem(key, stored);
        expect(cells(key).get()).toEqual([]);
      }),
    );
  });

  test("BR3 of values by name, one that another version wrote does not cost the others", () => {
    device.setItem("by-name", JSON.stringify({ a: 1, b: "two", c: 3, d: null }));
    const numbers = new Remembered<Record<string, number>>({
      ...{ owner: null, key: "by-name", otherwise: {} },
      schema: asJson(recordOf(z.number())),
    });
    expect(numbers.get()).toEqual({ a: 1, c: 3 });
    numbers.set({ ...numbers.get(), e: 5 });
    expect(JSON.parse(device.getItem("by-name") ?? "")).toEqual({ a: 1, c: 3, e: 5 });
    device.setItem("by-name", "[1]");
    expect(numbers.get()).toEqual({});
  });

  test("BR3 fields that the schema does not name are not stored", () => {
    const value = [{ id: "a", source: "1", output: "2" }];
    cells("notebook").set(value);
    expect(device.getItem("notebook")).toBe('[{"id":"a","source":"1"}]');
  });

  test("BR3 is the same object until its text is another, and what another tab stored is seen", () => {
    const [one, other] = [cells("notebook"), cells("notebook")];
    let heard = 0;
    other.subscribe(() => (heard += 1));
    one.set([{ id: "a", source: "1" }]);
    expect(heard).toBe(1);
    const before = other.get();
    one.set([{ id: "a", source: "1" }]);
    expect(heard).toBe(1);
    expect(other.get()).toBe(before);
    device.setItem("notebook", "[]");
    expect(other.get()).toEqual([]);
  });

  test("BR3 lasts as long as its scope says", () => {
    const value = new Remembered<boolean>({
      ...({ owner: null, key: "names", scope: "tab", otherwise: false } as const),
      schema: asJson(z.boolean()),
    });
    value.set(true);
    expect([device.length, tab.getItem("names")]).toEqual([0, "true"]);
  });

  test("BR4 behaves the same without storage for as long as the page lives, and says that it was not kept", () => {
    const step = fc.oneof(fc.string(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(step), fc.array(fc.boolean()), (steps, refusals) => {
        vi.stubGlobal("localStorage", (device = new TestStorage()));
        const remembered = text(nanoid(), "draft");
        for (const [index, value] of steps.entries()) {
          device.room = refusals[index] ? 0 : Infinity;
          if (value === null) remembered.forget();
          else expect(remembered.set(value)).toBe(!refusals[index]);
          expect(remembered.get()).toBe(value);
        }
      }),
    );
  });

  test("BR4 what a full storage refused is remembered by every part of the page, and stored when there is room", () => {
    const owner = nanoid();
    device.room = 10;
    expect(text(owner, "draft").set("long")).toBe(false);
    expect(text(owner, "draft").get()).toBe("long");
    device.room = Infinity;
    expect(text(owner, "draft").set("long")).toBe(true);
    expect(device.getItem(`spiralroom.${owner}.draft`)).toBe("long");
  });

  test("BR4 a browser that forbids storage gives what there is otherwise, and one id to a page", () => {
    forbid();
    expect(text(nanoid(), "draft").get()).toBeNull();
    expect(tabId()).toBe(tabId());
    const storage = new BrowserStorage(forbidden);
    expect(storage.write("a", "b")).toBe(false);
    expect(storage.read("a")).toBe("b");
  });

  test("BR5 a key that does not name its owner is refused: it could not be forgotten", () => {
    const options = { schema: z.string(), otherwise: "" };
    expect(() => new Remembered({ owner: "ada", key: "spiralroom-guess", ...options })).toThrow(/owner/);
  });
});

describe("not me", () => {
  const noDatabase = () => Promise.reject(new Error("there is no database"));

  test("BR5 leaves nothing of the owner, stored or refused, and everything of others", async () => {
    const [ada, bo] = [nanoid(), nanoid()];
    for (const owner of [ada, bo]) {
      text(owner, "draft").set("mine");
      device.setItem(`spiralroom-guess ${owner} layers`, "a");
      tab.setItem(`of ${owner}`, "b");
    }
    device.room = 0;
    text(ada, "refused").set("mine too");
    const id = tabId();
    await forgetOwner(ada, noDatabase);
    const left = [device, tab].flatMap((one) => Array.from({ length: one.length }, (_, at) => one.key(at)));
    expect(left.filter((key) => key?.includes(ada))).toEqual([]);
    expect(left.filter((key) => key?.includes(bo))).toHaveLength(3);
    expect([text(ada, "draft").get(), text(ada, "refused").get()]).toEqual([null, null]);
    expect(text(bo, "draft").get()).toBe("mine");
    expect(tabId()).not.toBe(id);
  });

  test("BR5 works where storage is forbidden", async () => {
    forbid();
    const owner = nanoid();
    text(owner, "draft").set("mine");
    await forgetOwner(owner, noDatabase);
    expect(text(owner, "draft").get()).toBeNull();
  });
});

describe("what the version before stored", () => {
  test("BR6 drafts and ids are plain texts, even those that look like JSON", () => {
    device.setItem("spiralroom.ada.softmax", "123");
    tab.setItem("spiralroom.tab", "V1StGXR8_Z5jdHi6B-myT");
    expect(text("ada", "softmax").get()).toBe("123");
    expect(tabId()).toBe("V1StGXR8_Z5jdHi6B-myT");
  });

  test("BR6 a notebook, sources of exercises and what was solved alone are JSON", () => {
    device.setItem("spiralroom-notebook-ada", JSON.stringify([{ id: "a", source: "torch.ones(2)" }]));
    device.setItem("spiralroom-exercises-ada", JSON.stringify({ "make-a-range": "torch.arange(3)" }));
    device.setItem("spiralroom-solved-alone", JSON.stringify(["make-a-range"]));
    const seen = {};
    expect(savedCells("ada").get()).toEqual({ cells: [{ id: "a", source: "torch.ones(2)" }], seen });
    const cells = [{ id: "make-a-range", source: "torch.arange(3)" }];
    expect(savedSources("ada").get()).toEqual({ cells, seen });
    expect(savedSolved("alone").get()).toEqual(["make-a-range"]);
  });

  test("KD3 a notebook that tabs share is read as it was written", () => {
    const kept = { cells: [{ id: "a", source: "torch.ones(2)" }], seen: { one: 3, other: 1 } };
    for (const saved of [savedCells, savedSources]) {
      expect(saved("ada").set(kept, [])).toBe(true);
      expect(saved("ada").get()).toEqual(kept);
    }
  });

  test("BR6 runs are pairs of id and config; one that is damaged does not cost the others", () => {
    const config = courseConfig(courseDataset(1));
    device.setItem("spiralroom.ada.runs", JSON.stringify([["one", config], ["two", { version: 0 }], 3]));
    expect([...recallRuns("ada").keys()]).toEqual(["one"]);
    for (let index = 0; index < 60; index += 1) rememberRun("ada", `run ${index}`, config);
    expect([...recallRuns("ada").keys()]).toHaveLength(40);
    expect(recallRuns("ada").get("run 59")).toEqual(config);
  });
});
