// The real production server on an empty database of its own, started as a user starts it. The one-time link for the
// first account is left in a file, where the tests find it.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";

const folder = ".data/e2e";
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const child = spawn(process.execPath, ["--import", "tsx", "lib/setup/serving/start.ts"], {
  stdio: ["ignore", "pipe", "inherit"],
});
let printed = "";
child.stdout.on("data", (bytes: Buffer) => {
  process.stdout.write(bytes);
  printed += bytes.toString();
  const link = /\/invite\/[\w-]+/.exec(printed);
  if (link) writeFileSync(`${folder}/first-account`, link[0]);
});
child.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill("SIGTERM"));
