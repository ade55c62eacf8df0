/** The stages of `npm test` and `npm run check`: each runs a tool, counts what passed and keeps what failed. */
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { constants, setPriority } from "node:os";
import path from "node:path";
import { readPlaywright, readVitest, type Failure, type Outcome } from "./reports";

export interface Stage {
  name: string;
  run: () => Promise<Outcome>;
  /** run one after the other while this one runs */
  beside?: readonly Stage[];
}

const reports = "test-results";
/** a tool that takes longer hangs, and has failed */
const longestMs = 30 * 60_000;

interface Execution {
  env?: Record<string, string>;
  node?: string;
  /** a file for its lines; it then takes only what others leave of the processors */
  backgroundLog?: string;
}

/** The exit code of Node with these arguments. */
function execute(args: string[], { env, node = process.execPath, backgroundLog }: Execution = {}) {
  const log = backgroundLog ? openSync(backgroundLog, "w") : null;
  return new Promise<number>((resolve) => {
    const child = spawn(node, args, {
      stdio: log === null ? "inherit" : ["ignore", log, log],
      env: { ...process.env, ...env },
      timeout: longestMs,
    });
    if (log !== null && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    child.on("exit", (code) => resolve(code ?? 1));
  }).finally(() => {
    if (log !== null) closeSync(log);
  });
}

const failed = (test: string, reason: string): Outcome => ({ passed: 0, failures: [{ test, reason }] });

/** A tool that says only yes or no counts as one. */
export const tool = (name: string, ...args: string[]): Stage => ({
  name,
  run: async () => {
    const code = await execute(args);
    return code === 0
      ? { passed: 1, failures: [] }
      : failed(name, `ended with ${code}; its own lines are above`);
  },
});

function freshReport(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = path.resolve(reports, name);
  rmSync(file, { force: true });
  return file;
}

/** A runner that wrote no report, or failed without a failed test, has failed once. */
function outcome(file: string, code: number, read: (report: unknown) => Outcome): Outcome {
  if (!existsSync(file))
    return failed(path.basename(file), `no report was written; the runner ended with ${code}`);
  const { passed, failures } = read(JSON.parse(readFileSync(file, "utf8")));
  const silent = (code !== 0 || passed === 0) && failures.length === 0;
  return silent
    ? { ...failed(path.basename(file), `the runner ended with ${code}`), passed }
    : { passed, failures };
}

const vitestCommand = ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/vitest.config.ts"];

const vitestReporters = (file: string): string[] => [
  "--reporter=dot",
  "--reporter=json",
  `--outputFile.json=${file}`,
];

const reportName = (stage: string): string => `${stage.replaceAll(" ", "-")}.json`;

/** Vitest over these files or folders, all when none are named; a skipped test counts as failed. */
export const vitest = (name: string, filters: readonly string[] = []): Stage => ({
  name,
  run: async () => {
    const file = freshReport(reportName(name));
    const code = await execute([...vitestCommand, ...vitestReporters(file), ...filters]);
    return outcome(file, code, readVitest);
  },
});

/**
 * The same on another Node, as a stage beside another: one file at a time, at a lower priority, and all in one process,
 * which takes a third less of the processor. Each for itself they run on the Node that is used.
 */
export const vitestBeside = (name: string, filters: readonly string[], node: () => string): Stage => ({
  name,
  run: async () => {
    const file = freshReport(reportName(name));
    const args = [...vitestCommand, ...vitestReporters(file), "--maxWorkers=1", "--no-isolate", ...filters];
    const code = await execute(args, { node: node(), backgroundLog: `${file}.log` });
    return outcome(file, code, readVitest);
  },
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
      { env: { CHROMIUM: browser(), PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
    );
    return outcome(file, code, readPlaywright);
  },
});

const say = ({ test, reason }: Failure): void =>
  console.log(`\n✗ ${test}\n  ${reason.replaceAll("\n", "\n  ")}`);

async function runInTurn(stages: readonly Stage[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const stage of stages) outcomes.push(...(await runStage(stage)));
  return outcomes;
}

/** Of the stage and of those beside it. */
async function runStage({ name, run, beside = [] }: Stage): Promise<Outcome[]> {
  const started = Date.now();
  console.log(`\n— ${name}`);
  const others = runInTurn(beside);
  const { passed, failures } = await run().catch((error: unknown) => failed(name, String(error)));
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`— ${name}: ${passed} passed, ${failures.length} failed (${seconds} s)`);
  const named = failures.map((one) => ({ ...one, test: `${name}: ${one.test}` }));
  return [{ passed, failures: named }, ...(await others)];
}

/** Runs all stages, a failed one does not stop the next. What failed is told at the end, the last line counts. */
export async function runStages(stages: readonly Stage[]): Promise<boolean> {
  const outcomes = await runInTurn(stages);
  const failures = outcomes.flatMap((one) => one.failures);
  const passed = outcomes.reduce((sum, one) => sum + one.passed, 0);
  failures.forEach(say);
  console.log(`\ntests: ${passed} passed, ${failures.length} failed`);
  return failures.length === 0 && passed > 0;
}
