// Every operation that Python can call is called by a recorded program, so that its answers are PyTorch's.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { functions, methods } from "@/lib/tensorlab/operations/registry";
import type { Recorded } from "./golden-program";

const folder = path.join(import.meta.dirname, "../fixtures/torch");

/** What runs through in real PyTorch, as one text. */
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".json") && name !== "exceptions.json")
  .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Recorded[])
  .filter(({ error }) => !error)
  .map(({ source }) => source)
  .join("\n");

/** Called by operators, by Python itself, or by the module's own Python under another name. */
const underAnotherName = /^_|^(__\w+__|empty|data_ptr|seed|linalg\.cond)$/;

const calledAs = (name: string): RegExp => new RegExp(`\\.${name.replace("nn.functional.", "")}\\(`);

test("T24 every operation is called by a recorded program", () => {
  const names = [...new Set([...functions.keys(), ...methods.keys()])].filter(
    (name) => !underAnotherName.test(name),
  );
  expect(names.length).toBeGreaterThan(400);
  expect(names.filter((name) => !calledAs(name).test(sources))).toEqual([]);
});
