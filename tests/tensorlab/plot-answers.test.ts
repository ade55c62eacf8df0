// What real matplotlib answered to programs that ask what they plotted, and that plot what it refuses.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

const folder = path.join(import.meta.dirname, "../fixtures/plots");

/** What matplotlib answered; see tests/fixtures/plots/make.py. */
interface Truth {
  name: string;
  out?: string;
  warned?: string[];
  error?: [type: string, message: string];
}

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), "utf8"));
const truths = new Map((read("truth.json") as Truth[]).map((truth) => [truth.name, truth]));

/** Programs that the lab answers otherwise, by name, and why. */
const exceptions = read("exceptions.json") as Record<string, string>;

const steady = (text: string): string => text.replace(/0x[0-9a-f]+/g, "0x0");

const files = readdirSync(path.join(folder, "programs")).map((name) => path.basename(name, ".py"));

function programsOf(file: string): { name: string; source: string }[] {
  const text = readFileSync(path.join(folder, "programs", `${file}.py`), "utf8");
  const [, ...parts] = text.split(/^#%% (.+)\n/m);
  return parts.flatMap((name, at) =>
    at % 2 === 0 ? [{ name: `${file}/${name}`, source: `${parts[at + 1].trimEnd()}\n` }] : [],
  );
}

let session: PythonSession;
beforeAll(async () => {
  session = await createNodeSession();
});

describe.each(files)("%s", (file) => {
  test("TP8 every program answers as matplotlib does, but for those excused", () => {
    const wrong: object[] = [];
    const idle: string[] = [];
    for (const { name, source } of programsOf(file)) {
      let [written, heard] = ["", ""];
      session.renew();
      const { error } = session.run(source, (text, stream) => {
        if (stream === "stdout") written += text;
        else heard += text;
      });
      const { out = "", warned = [], error: wanted = null } = truths.get(name) ?? {};
      const said = heard.match(/\w*Warning: .*$/gm) ?? [];
      const found = {
        out: steady(written),
        warned: said,
        error: error && [error.type, steady(error.message.trimEnd())],
      };
      const truth = { out, warned, error: wanted };
      const same = JSON.stringify(found) === JSON.stringify(truth);
      if (!same && !(name in exceptions)) wrong.push({ name, found, wanted: truth });
      if (same && name in exceptions) idle.push(name);
    }
    expect(wrong).toEqual([]);
    expect(idle, "excuses that no program needs").toEqual([]);
  });
});

test("TP8 few excuses, and no program without an answer", () => {
  const names = files.flatMap((file) => programsOf(file).map(({ name }) => name));
  expect(new Set(names)).toEqual(new Set(truths.keys()));
  expect(Object.keys(exceptions).length).toBeLessThan(names.length / 10);
});
