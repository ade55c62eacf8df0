// What real PyTorch answered, program by program: printed form, dtype, shape, strides, values, or error.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";
import { differences, type Recorded } from "./golden-program";

const folder = path.join(import.meta.dirname, "../fixtures/torch");

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), "utf8"));

/** Programs that the lab answers otherwise, and why: by file, then by source. */
const exceptions = read("exceptions.json") as Record<string, Record<string, string>>;

const files = readdirSync(folder)
  .filter((name) => name.endsWith(".json") && name !== "exceptions.json")
  .map((name) => name.replace(".json", ""));

let session: PythonSession;
beforeAll(async () => {
  session = await createNodeSession();
});

describe.each(files)("%s", (file) => {
  const recorded = read(`${file}.json`) as Recorded[];
  const excused = exceptions[file] ?? {};
  beforeAll(() => session.renew());

  test("T14 every program answers as PyTorch does, but for those excused", () => {
    const wrong = recorded
      .filter(({ source }) => !(source in excused))
      .map((one) => ({ source: one.source, found: differences(session, one) }))
      .filter(({ found }) => found.length > 0);
    expect(wrong).toEqual([]);
  });

  test("T15 an excuse stands only beside a program that needs it", () => {
    const bySource = new Map(recorded.map((one) => [one.source, one]));
    const idle = Object.keys(excused).filter((source) => {
      const one = bySource.get(source);
      return !one || differences(session, one).length === 0;
    });
    expect(idle).toEqual([]);
  });
});

test("T16 at least 400 programs, and few excuses", () => {
  const programs = files.reduce((count, file) => count + (read(`${file}.json`) as Recorded[]).length, 0);
  const excuses = Object.values(exceptions).reduce((count, list) => count + Object.keys(list).length, 0);
  expect(programs).toBeGreaterThan(2000);
  expect(excuses).toBeLessThan(programs / 20);
});
