// What is said of wrong calls, of every function and method: the overloads that there are, and why each does not fit.
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

/** See tests/fixtures/calls/make.py. */
type WrongCall = [call: string, type: string, message: string];

const folder = path.join(import.meta.dirname, "../fixtures/calls");
const recorded = JSON.parse(readFileSync(path.join(folder, "truth.json"), "utf8")) as WrongCall[];

/** Calls that the lab answers otherwise, and why. */
const exceptions = JSON.parse(readFileSync(path.join(folder, "exceptions.json"), "utf8")) as Record<
  string,
  string
>;

/** their answers together are less than a cell may print */
const atOnce = 100;

let session: PythonSession;
beforeAll(async () => {
  session = await createNodeSession();
});

function answersTo(calls: readonly WrongCall[]): WrongCall[] {
  let written = "";
  const { error } = session.run(
    [
      "import json, torch, torch.nn.functional, numpy as np",
      "x = torch.ones(2, 3)",
      "def told(call):",
      "    try: call()",
      "    except Exception as error: return [type(error).__name__, str(error)]",
      "    return ['none', '']",
      `print(json.dumps([told(call) for call in [${calls.map(([call]) => `lambda: ${call}`).join(", ")}]]))`,
    ].join("\n"),
    (text) => (written += text),
  );
  expect(error).toBeNull();
  const found = JSON.parse(written) as [string, string][];
  return found.map(([type, message], at) => [calls[at][0], type, message]);
}

test("T34 a wrong call of any function is answered as PyTorch answers it", () => {
  const found: WrongCall[] = [];
  for (let at = 0; at < recorded.length; at += atOnce)
    found.push(...answersTo(recorded.slice(at, at + atOnce)));
  const different = found.filter((one, at) => JSON.stringify(one) !== JSON.stringify(recorded[at]));
  expect(different.filter(([call]) => !(call in exceptions))).toEqual([]);
  const excused = new Set(different.map(([call]) => call));
  expect(
    Object.keys(exceptions).filter((call) => !excused.has(call)),
    "excuses that no call needs",
  ).toEqual([]);
});
