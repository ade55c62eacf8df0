// The real production server on an empty database and a free port of its own, started as a user starts it. Playwright
// reads its address and the one-time link for the first account from what it prints.
import { rmSync } from "node:fs";
import { spawn } from "node:child_process";
import { freePort } from "../network/free-port";

rmSync(process.env.SPIRALROOM_DATA ?? "", { recursive: true, force: true });
const child = spawn(process.execPath, ["--import", "tsx", "lib/setup/serving/start.ts"], {
  stdio: "inherit",
  env: { ...process.env, PORT: String(await freePort()) },
});
child.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill("SIGTERM"));
