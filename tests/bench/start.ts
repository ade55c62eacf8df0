// npm run bench -- start [--clone] [--runs 3]: how long `npm start` takes until the server is ready, from the command to the
// answer of /readyz. A first start on an empty data folder, then starts with nothing changed; with --clone also the very first
// one, in a fresh clone with nothing installed. The last line is one line of JSON; times are in ms.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { freePort } from "../network/free-port";

const { values } = parseArgs({
  allowPositionals: true,
  options: { clone: { type: "boolean", default: false }, runs: { type: "string", default: "3" } },
});

async function ready(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Starts in `folder`, stops when ready. @returns ms until ready */
async function start(folder: string, data: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
    env: { ...process.env, PORT: String(port), SPIRALROOM_DATA: data, LOG_LEVEL: "error" },
  });
  const ended = new Promise<never>((_, reject) =>
    child.once("exit", (code) => reject(new Error(`npm start ended with ${code} before it was ready`))),
  );
  const answered = (async () => {
    while (!(await ready(port))) await pause(20);
    return performance.now() - began;
  })();
  const ms = await Promise.race([answered, ended]);
  ended.catch(() => undefined);
  const gone = new Promise((resolve) => child.once("exit", resolve));
  // npm, the command and the server are one group
  if (child.pid) process.kill(-child.pid, "SIGTERM");
  await gone;
  return Math.round(ms);
}

const median = (times: number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

const scratch = mkdtempSync(path.join(tmpdir(), "spiralroom-start-"));
// as root the database runs as another user, who must reach its folder
chmodSync(scratch, 0o755);
try {
  const here = process.cwd();
  let clone: number | null = null;
  if (values.clone) {
    const folder = path.join(scratch, "clone");
    const { status } = spawnSync("git", ["clone", "--quiet", here, folder], { stdio: "inherit" });
    if (status !== 0) throw new Error("the clone failed");
    clone = await start(folder, path.join(scratch, "clone-data"));
    console.log(`first start in a clone, everything installed and built: ${clone} ms`);
  }
  const data = path.join(scratch, "data");
  const emptyData = await start(here, data);
  console.log(`first start on an empty data folder: ${emptyData} ms`);
  const again: number[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    again.push(await start(here, data));
    console.log(`start with nothing changed: ${again.at(-1)} ms`);
  }
  const unchanged = { median: median(again), longest: Math.max(...again) };
  console.log(
    JSON.stringify({ bench: "start", cloneMs: clone, emptyDataMs: emptyData, unchangedMs: unchanged }),
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(0);
