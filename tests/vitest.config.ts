import path from "node:path";
import { defineConfig } from "vitest/config";
import { patient } from "./patience";

const root = path.resolve(import.meta.dirname, "..");

export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    environment: "node",
    setupFiles: ["tests/properties.ts"],
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/e2e/**", "tests/bench/**"],
    // what hangs is found by the waits in a test; beside a load the longest takes half of this
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: patient },
    // one more than the cores that are asked for: many of the server's tests wait
    maxWorkers: 3,
  },
});
