/** First step of every npm command. Plain JavaScript on Node alone, because nothing may be installed yet. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { whenOrphaned } from "./orphaned.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
process.chdir(root);

const commands = {
  start: "serving/start",
  dev: "serving/dev",
  build: "serving/build-only",
  demo: "demo/demo",
  admin: "admin/admin",
  test: "testing/test",
  check: "testing/check",
  bench: "testing/bench",
  backup: "upkeep/backup",
  restore: "upkeep/restore",
  doctor: "upkeep/doctor",
};
const [command, ...args] = process.argv.slice(2);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Spiralroom needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one and run the command again.`,
  );
}

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Whether node_modules holds what the lock file names: npm keeps a copy of the lock of what it installed. */
function installed() {
  const copy = "node_modules/.package-lock.json";
  if (!existsSync(copy) || !existsSync("node_modules/tsx")) return false;
  const here = readJson(copy).packages;
  return Object.entries(readJson("package-lock.json").packages).every(
    ([name, entry]) =>
      name === "" ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      here[name]?.version === entry.version,
  );
}

function install() {
  if (installed()) return;
  console.log("• Installing packages (a few minutes the first time)…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--include=dev", "--no-audit", "--no-fund"], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, NODE_ENV: "development" },
  });
  if (status !== 0)
    fail("The packages could not be installed. Check the network connection and run the command again.");
}

function generateClient() {
  const madeFrom = "lib/db/generated/made-from.prisma";
  if (existsSync(madeFrom) && readFileSync(madeFrom).equals(readFileSync("prisma/schema.prisma"))) return;
  console.log("• Generating the database client…");
  const { status } = spawnSync(process.execPath, ["lib/setup/generate.mjs"], { stdio: "inherit" });
  if (status !== 0) fail("The database client could not be generated; see the lines above.");
}

/** Does nothing when the files are there and nothing that they are made from has changed. */
function packPython() {
  const { status } = spawnSync(process.execPath, ["lib/setup/pack-python.mjs"], { stdio: "inherit" });
  if (status !== 0) fail("Python's files could not be put together; see the lines above.");
}

function run() {
  const child = spawn(process.execPath, ["--import", "tsx", `lib/setup/${commands[command]}.ts`, ...args], {
    // the channel tells the child when this process is killed
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  // A terminal sends its signals to the whole group; others, such as a service manager's, reach only this process. Who gets
  // one twice stops once. Windows has no signals to pass on: its consoles tell everybody.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", ...(process.platform === "win32" ? [] : ["SIGUSR2"])])
    process.on(signal, () => process.platform !== "win32" && child.exitCode === null && child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill("SIGTERM"));
}

if (!Object.hasOwn(commands, command ?? ""))
  fail(`Unknown command ${command ?? ""}. Use one of: ${Object.keys(commands).join(", ")}.`);
checkNode();
install();
generateClient();
packPython();
run();
