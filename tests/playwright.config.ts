import { defineConfig } from "@playwright/test";
import { chromiumFlags, softwareWebGpuFlags } from "./e2e/chromium";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const port = Number(process.env.E2E_PORT ?? 4390);

export default defineConfig({
  testDir: "e2e",
  outputDir: "../test-results/e2e",
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { executablePath, args: chromiumFlags },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "chromium", testIgnore: "webgpu.spec.ts" },
    {
      name: "webgpu",
      testMatch: "webgpu.spec.ts",
      use: { launchOptions: { executablePath, args: [...chromiumFlags, ...softwareWebGpuFlags] } },
    },
  ],
  webServer: {
    command: "node --import tsx tests/e2e/serve.ts",
    cwd: "..",
    url: `http://localhost:${port}/readyz`,
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: { PORT: String(port), SPIRALROOM_DATA: ".data/e2e", LOG_LEVEL: "warn" },
  },
});
