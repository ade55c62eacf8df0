/** What needs neither a database nor a browser. */
import { otherNodes } from "./other-nodes";
import { tool, vitestBeside, type Stage } from "./stages";

const knipOptions = ["--config", "tests/knip.config.ts", "--no-progress", "--treat-config-hints-as-errors"];

const lint = tool(
  "lint",
  "node_modules/eslint/bin/eslint.js",
  "-c",
  "tests/eslint.config.mjs",
  "--max-warnings",
  "0",
  ".",
);

const otherChecks: readonly Stage[] = [
  tool("formatting", "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."),
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
    "files,dependencies,unlisted,unresolved,binaries,exports,types",
    ...knipOptions,
  ),
];

/** The longest has a processor of its own. */
export const staticStages: readonly Stage[] = [{ ...lint, beside: otherChecks }];

/** Folders of tests that run on Node alone, and of what a Node can answer in a way of its own. */
const foldersForEveryNode = [
  "tests/client",
  "tests/contract",
  "tests/kernels",
  "tests/live",
  "tests/prose",
  "tests/review",
  "tests/spiral",
  // Python is WebAssembly, the same everywhere
  "tests/tensorlab/core",
  "tests/tensorlab/operations",
];

/** All folders of tests that run on Node alone. Engines that agree with PyTorch on one Node do so on all, and the lab is made of them. */
export const unitFolders = [
  ...foldersForEveryNode,
  "tests/architecture.test.ts",
  "tests/architecture/",
  "tests/content",
  "tests/lab",
  "tests/tensorlab",
  "tests/training",
];

/** Once more on each other Node that is in use. */
export const unitOnOtherNodes: readonly Stage[] = otherNodes.map(({ major, find }) =>
  vitestBeside(`unit on Node ${major}`, foldersForEveryNode, find),
);
