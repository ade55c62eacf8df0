// What the browser keeps of a started Python, and which worker goes on from it.
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PythonImage } from "@/lib/tensorlab/python/interpreter";
import { startKept, type Source } from "@/lib/tensorlab/python/kept-image";
import type { CPythonFiles } from "@/lib/tensorlab/python/pyodide";
import { PythonSession } from "@/lib/tensorlab/python/session";

// a start that does nothing needs none of them
const files = Promise.resolve({} as CPythonFiles);
const image: PythonImage = { turn: 1, stack: 2, memory: Uint8Array.of(3) };
// of a session this needs its image alone
const session = { image } as PythonSession;

const create = vi.spyOn(PythonSession, "create");
beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  create.mockReset().mockResolvedValue(session);
});
afterEach(() => vi.unstubAllGlobals());

const none = async () => null;

/** @returns the image that it was started from */
async function startedFrom(
  madeFrom: string | null,
  made = none as Source["made"],
): Promise<PythonImage | undefined> {
  create.mockClear();
  await startKept({ files, madeFrom, made });
  return create.mock.lastCall?.[1];
}

/** Starts until one goes on from an image: keeping it is waited for by nobody. */
const kept = (madeFrom: string) => expect.poll(() => startedFrom(madeFrom)).toEqual(image);

test("PY14 a Python goes on from what an earlier one of the same build kept, and from nothing else", async () => {
  expect(await startedFrom("one")).toBeUndefined();
  await kept("one");
  expect(await startedFrom("two")).toBeUndefined();
  await kept("two");
  expect(await startedFrom(null)).toBeUndefined();
});

test("PY14 an image that does not come up, and storage that fails, cost the start its time alone", async () => {
  await startedFrom("one");
  await kept("one");
  create.mockImplementation((_, from) =>
    from ? Promise.reject(new Error("spoiled")) : Promise.resolve(session),
  );
  expect(await startedFrom("one")).toBeUndefined();
  create.mockResolvedValue(session);
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new Error("no storage");
    },
  });
  expect(await startedFrom("one")).toBeUndefined();
  expect(create).toHaveBeenCalledTimes(1);
});

test("PY14 a browser's first Python goes on from the build's image, asks for it once, and does without it", async () => {
  const ofBuild: PythonImage = { ...image, turn: 7 };
  const made = vi.fn(async () => ofBuild);
  create.mockImplementation(async (_, from) => ({ image: from ?? image }) as PythonSession);
  expect(await startedFrom("one", made)).toEqual(ofBuild);
  await expect.poll(() => startedFrom("one")).toEqual(ofBuild);
  made.mockClear();
  expect(await startedFrom("one", made)).toEqual(ofBuild);
  expect(made).not.toHaveBeenCalled();
  expect(await startedFrom("two", () => Promise.reject(new Error("no network")))).toBeUndefined();
  expect(await startedFrom(null, made)).toBeUndefined();
  expect(made).not.toHaveBeenCalled();
});
