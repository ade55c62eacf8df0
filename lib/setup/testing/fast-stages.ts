/** What needs neither a database nor a browser. */
import { otherNodes } from "./other-nodes";
import { tool, vitest, type Stage } from "./stages";

const knipOptions = ["--no-progress", "--treat-config-hints-as-errors"];

export const staticStages: readonly Stage[] = [
  tool("formatting", "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."),
  tool(
    "lint",
    "node_modules/eslint/bin/eslint.js",
    "-c",
    "tests/eslint.config.mjs",
    "--max-warnings",
    "0",
    ".",
  ),
  tool("types", "node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json"),
  tool(
    "types of the pure folders",
    "node_modules/typescript/bin/tsc",
    "--noEmit",
    "-p",
    "tests/tsconfig.pure.json",
  ),
  tool("nothing unused", "node_modules/knip/bin/knip.js", ...knipOptions),
  tool(
    "nothing that only tests use",
    "node_modules/knip/bin/knip.js",
    "--production",
    "--include",
    "files,dependencies,unlisted,unresolved,binaries",
    ...knipOptions,
  ),
];

/** Folders of tests that run on Node alone. */
export const unitFolders = [
  "tests/architecture.test.ts",
  "tests/architecture/",
  "tests/client",
  "tests/content",
  "tests/contract",
  "tests/kernels",
  "tests/lab",
  "tests/live",
  "tests/review",
  "tests/spiral",
  "tests/tensorlab",
  "tests/training",
];

/** The same once more on each other Node that is in use. */
export const unitOnOtherNodes: readonly Stage[] = otherNodes.map(({ major, find }) =>
  vitest(`unit on Node ${major}`, unitFolders, find),
);
