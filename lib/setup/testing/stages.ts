/** The stages of `npm test` and `npm run check`: each runs a tool and counts what passed and failed. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

export interface Count {
  passed: number;
  failed: number;
}

export interface Stage {
  name: string;
  run: () => Promise<Count>;
}

const reports = "test-results";
/** a tool that takes longer hangs, and has failed */
const longestMs = 30 * 60_000;

function execute(
  args: string[],
  env: Record<string, string> = {},
  node: string = process.execPath,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      stdio: "inherit",
      env: { ...process.env, ...env },
      timeout: longestMs,
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** A tool that says only yes or no counts as one. */
export const tool = (name: string, ...args: string[]): Stage => ({
  name,
  run: async () => ((await execute(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

function freshReport(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = path.resolve(reports, name);
  rmSync(file, { force: true });
  return file;
}

/** A runner that wrote no report, or failed without a failed test, has failed once. */
function counted(file: string, code: number, read: (report: unknown) => Count): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const count = read(JSON.parse(readFileSync(file, "utf8")));
  const silent = (code !== 0 || count.passed === 0) && count.failed === 0;
  return silent ? { ...count, failed: 1 } : count;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

/** Vitest over these files or folders, all when none are named; a skipped test counts as failed. */
export const vitest = (
  name: string,
  filters: readonly string[] = [],
  node: () => string = () => process.execPath,
): Stage => ({
  name,
  run: async () => {
    const file = freshReport(`${name.replaceAll(" ", "-")}.json`);
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
    const command = ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/vitest.config.ts"];
    const code = await execute([...command, ...reporters, ...filters], {}, node());
    return counted(file, code, (report) => {
      const { numPassedTests, numFailedTests, numPendingTests } = vitestReport.parse(report);
      return { passed: numPassedTests, failed: numFailedTests + numPendingTests };
    });
  },
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Playwright; flaky and skipped tests count as failed. */
export const playwright = (name: string, browser: () => string): Stage => ({
  name,
  run: async () => {
    const file = freshReport("end-to-end.json");
    const code = await execute(
      [
        "node_modules/@playwright/test/cli.js",
        "test",
        "-c",
        "tests/playwright.config.ts",
        "--reporter=list,json",
      ],
      { CHROMIUM: browser(), PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    );
    return counted(file, code, (report) => {
      const { expected, unexpected, flaky, skipped } = playwrightReport.parse(report).stats;
      return { passed: expected, failed: unexpected + flaky + skipped };
    });
  },
});

/** Runs all stages, a failed one does not stop the next. The last line counts them all. */
export async function runStages(stages: readonly Stage[]): Promise<boolean> {
  const sum: Count = { passed: 0, failed: 0 };
  const failures: string[] = [];
  for (const { name, run } of stages) {
    const started = Date.now();
    console.log(`\n— ${name}`);
    const { passed, failed } = await run().catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    sum.passed += passed;
    sum.failed += failed;
    if (failed > 0) failures.push(name);
    console.log(
      `— ${name}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - started) / 1000)} s)`,
    );
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}`);
  console.log(`\ntests: ${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 && sum.passed > 0;
}
