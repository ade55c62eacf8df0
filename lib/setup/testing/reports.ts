/** What the runners' reports say: how many tests passed, and which failed and why. */
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

export interface Failure {
  /** the file, from the project's root, and the test's name */
  test: string;
  /** the error's first lines, without colours */
  reason: string;
}

export interface Outcome {
  passed: number;
  failures: readonly Failure[];
}

const reasonLines = 12;

const firstLines = (text: string): string =>
  stripVTControlCharacters(text).split("\n").slice(0, reasonLines).join("\n");

const fromRoot = (file: string): string => path.relative(process.cwd(), file);

const vitestReport = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

/**
 * Of Vitest's JSON report. A test that was skipped has failed; so has a file that could not be loaded.
 * @throws ZodError for another report
 */
export function readVitest(report: unknown): Outcome {
  const { numPassedTests, testResults } = vitestReport.parse(report);
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults
      .filter((test) => test.status !== "passed")
      .map((test) => ({
        test: `${fromRoot(name)} ${test.fullName}`,
        reason: firstLines(test.failureMessages.join("\n") || test.status),
      }));
    const unloaded = status === "failed" && tests.length === 0;
    return unloaded ? [{ test: fromRoot(name), reason: firstLines(message) }] : tests;
  });
  return { passed: numPassedTests, failures };
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});

const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});

const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  stats: z.object({ expected: z.number() }),
});

type Suite = z.infer<typeof playwrightSuite>;

const specsOf = (suite: Suite): z.infer<typeof playwrightSpec>[] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(specsOf),
];

/**
 * Of Playwright's JSON report. What was skipped, or passed at a second try, has failed.
 * @throws ZodError for another report
 */
export function readPlaywright(report: unknown): Outcome {
  const { suites, stats } = playwrightReport.parse(report);
  const failures = suites.flatMap(specsOf).flatMap(({ title, file, tests }) =>
    tests
      .filter((test) => test.status !== "expected")
      .map((test) => ({
        test: `tests/e2e/${file} ${title}`,
        reason: firstLines(
          test.results.flatMap((result) => result.error?.message ?? []).join("\n") || test.status,
        ),
      })),
  );
  return { passed: stats.expected, failures };
}
