import path from "node:path";
import { defineConfig } from "vitest/config";
import { patient } from "./patience";

const root = path.resolve(import.meta.dirname, "..");

const apart = ["tests/e2e/**", "tests/bench/**"];

/** What is done in a class, once more with its staff at one node and its students at another. */
const onTwoNodes = [
  "participants",
  "removals",
  "places",
  "notebooks",
  "staff",
  "wall",
  "lead",
  "timer",
  "finale",
  "evidence",
  "lesson",
  "coded-runs",
  "parts",
  "pseudonyms",
  "visitors",
];

export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    environment: "node",
    setupFiles: ["tests/properties.ts"],
    // what hangs is found by the waits in a test; this ends only what nothing else would, on a machine under any load
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: patient },
    projects: [
      { extends: true, test: { name: "one node", include: ["tests/**/*.test.ts"], exclude: apart } },
      {
        extends: true,
        test: {
          name: "two nodes",
          include: onTwoNodes.map((name) => `tests/server/${name}.test.ts`),
          env: { TEST_NODES: "2" },
        },
      },
    ],
    // one more than the cores that are asked for: many of the server's tests wait
    maxWorkers: 3,
  },
});
