// What real CPython answered, program by program: printed text, error, and the line it was raised in.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

const folder = path.join(import.meta.dirname, "../fixtures/python");

/** What CPython answered; see tests/fixtures/python/make.py. */
interface Truth {
  name: string;
  out?: string;
  error?: [type: string, message: string];
  line?: number;
}

const truths = JSON.parse(readFileSync(path.join(folder, "truth.json"), "utf8")) as Truth[];

const sources = new Map(
  readdirSync(path.join(folder, "programs")).flatMap((file) => {
    const [, ...parts] = readFileSync(path.join(folder, "programs", file), "utf8").split(/^#%% (.+)\n/m);
    const names = parts.filter((_, at) => at % 2 === 0);
    return names.map((name, at): [string, string] => [
      `${path.basename(file, ".py")}/${name}`,
      `${parts[2 * at + 1].trimEnd()}\n`,
    ]);
  }),
);

/** Programs that end otherwise here, and why. */
const excused: Readonly<Record<string, string>> = {
  "library/input-end": "says behind the message what to do instead of asking",
  "library/threading": "there are no threads, and the error says so",
  "library/hash-of-words": "hashes of floats have 31 bits",
};

/** Where a program ends otherwise than in CPython. */
function differencesIn(session: PythonSession, { name, ...truth }: Truth) {
  session.renew();
  let written = "";
  const result = session.run(
    sources.get(name) ?? "",
    (text, stream) => (written += stream === "stdout" ? text : ""),
  );
  const found = {
    out: written,
    error: result.error && [result.error.type, result.error.message],
    line: result.error?.line ?? null,
  };
  const wanted = { out: truth.out ?? "", error: truth.error ?? null, line: truth.line ?? null };
  return JSON.stringify(found) === JSON.stringify(wanted) ? [] : [{ name, found, wanted }];
}

describe("PI1 recorded programs", () => {
  let session: PythonSession;
  beforeAll(async () => {
    session = await createNodeSession();
  });

  test("PI1 every program prints and fails as in CPython, but for those excused", () => {
    const wrong = truths
      .filter(({ name }) => !(name in excused))
      .flatMap((truth) => differencesIn(session, truth));
    expect(wrong).toEqual([]);
  });

  test("PI1 an excuse stands only beside a program that needs it", () => {
    const needed = truths
      .filter(({ name }) => name in excused)
      .filter((truth) => differencesIn(session, truth).length > 0);
    expect(needed.map(({ name }) => name).sort()).toEqual(Object.keys(excused).sort());
  });
});
