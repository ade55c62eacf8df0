import { defineConfig } from "@playwright/test";
import { chromiumFlags, softwareWebGpuFlags } from "./e2e/chromium";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "e2e",
  outputDir: "../test-results/e2e",
  // two files in Chromium, and beside them a walk in another engine
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // a whole test takes as long as the machine makes it; what hangs is found by the waits in it
  timeout: 600_000,
  // beside a load the first check of an attempt takes the 20 seconds that its process has to start, more than once, and the attempt after
  expect: { timeout: 90_000 },
  use: {
    baseURL: process.env.E2E_ADDRESS,
    launchOptions: { executablePath, args: chromiumFlags },
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "account", testMatch: "account.setup.ts" },
    {
      name: "chromium",
      testIgnore: ["webgpu.spec.ts", "engines.spec.ts"],
      dependencies: ["account"],
      workers: 2,
    },
    {
      name: "other engines",
      testMatch: "engines.spec.ts",
      dependencies: ["account"],
      workers: 1,
    },
    {
      name: "webgpu",
      testMatch: "webgpu.spec.ts",
      workers: 1,
      use: { launchOptions: { executablePath, args: [...chromiumFlags, ...softwareWebGpuFlags] } },
    },
  ],
  webServer: {
    command: "node --import tsx tests/e2e/serve.ts",
    cwd: "..",
    // what is named here, the tests find in their environment
    wait: { stdout: /(?<E2E_ADDRESS>http:\/\/localhost:\d+)(?<E2E_INVITATION>\/invite\/[\w-]+)[\s"]/ },
    timeout: 180_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: { SPIRALROOM_DATA: ".data/e2e", LOG_LEVEL: "warn" },
  },
});
