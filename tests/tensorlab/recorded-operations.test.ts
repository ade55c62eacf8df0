// Every operation that Python can call is called by a recorded program, so that its answers are PyTorch's.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { functions, methods } from "@/lib/tensorlab/operations/registry";
import type { Recorded } from "./golden-program";

const folder = path.join(import.meta.dirname, "../fixtures/torch");

const textsIn = (where: string): string[] =>
  readdirSync(where, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".py"))
    .map((name) => readFileSync(path.join(where, name), "utf8"));

/** Recorded programs that build networks, and the lab's modules that pass on what they call. */
const networks = [
  ...textsIn(path.join(folder, "../networks/programs")),
  ...textsIn(path.resolve("lib/tensorlab/python/library")),
];

/** What runs through in real PyTorch, as one text. */
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".json") && name !== "exceptions.json")
  .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Recorded[])
  .filter(({ error }) => !error)
  .map(({ source }) => source)
  .concat(networks)
  .join("\n");

/** Called by operators, by Python itself, or by the module's own Python under another name; or refused by name. */
const underAnotherName = /^_|^(__\w+__|empty|data_ptr|seed|linalg\.cond|half|bfloat16)$/;

const calledAs = (name: string): RegExp => new RegExp(`\\.${name.replace("nn.functional.", "")}\\(`);

test("T24 every operation is called by a recorded program", () => {
  const names = [...new Set([...functions.keys(), ...methods.keys()])].filter(
    (name) => !underAnotherName.test(name),
  );
  expect(names.length).toBeGreaterThan(400);
  expect(names.filter((name) => !calledAs(name).test(sources))).toEqual([]);
});
