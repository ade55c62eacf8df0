// What contract has beside shapes: how a value of them is read or written, and nothing that follows from one.
import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** What is called with a value of the wire, by file; a schema is no function, and what makes a schema is none of these. */
const readers: Record<string, string[]> = {
  "display-name": ["lengthOf", "nameProblem", "readName", "tidyName"],
  handshake: ["readDeviceCookie"],
  "line-id": ["lineId", "nodeOfLine"],
  "plain-line": ["lineProblem"],
  reach: ["readReach"],
  "sign-in-problem": ["problemOf", "problemText"],
  snapshot: ["keptTile", "tileOfSnapshot"],
  spotlight: ["liveIn"],
  wall: ["tilesMessage", "tilesOf"],
};

test("C11 contract holds shapes and their reading alone", async () => {
  const found: Record<string, string[]> = {};
  for (const name of readdirSync("lib/contract").map((file) => path.basename(file, ".ts"))) {
    if (name === "zod") continue;
    const own: Record<string, unknown> = await import(`../../lib/contract/${name}.ts`);
    const functions = Object.keys(own).filter(
      (key) => typeof own[key] === "function" && !/Schema$/.test(key),
    );
    if (functions.length > 0) found[name] = functions.sort();
  }
  expect(found).toEqual(readers);
});
