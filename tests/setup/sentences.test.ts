// What a command says when its database, its port or its shell is not as it should be.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { databaseSentence } from "@/lib/setup/serving/database/database-sentence";
import { diskSentence } from "@/lib/setup/serving/disk-sentence";
import { portIsFree, portSentence } from "@/lib/setup/serving/free-port";
import { makeFolder } from "@/lib/setup/serving/make-folder";
import { makeBackup } from "@/lib/setup/upkeep/make-backup";
import { readArguments } from "@/lib/setup/upkeep/read-arguments";
import { exists } from "../server/processes";

const url = "postgresql://lin:p%40ss@db.example:6432/class";
const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  ["ENOTFOUND", "getaddrinfo ENOTFOUND db.example", /name db\.example in DATABASE_URL/],
  ["ECONNREFUSED", "connect ECONNREFUSED 10.0.0.1:6432", /No PostgreSQL answers at db\.example:6432/],
  ["", "timeout expired", /No PostgreSQL answers at db\.example:6432/],
  ["28P01", 'password authentication failed for user "lin"', /does not let in "lin".*%40.*pg_hba/],
  ["3D000", 'database "class" does not exist', /CREATE DATABASE "class" OWNER "lin";/],
  ["42501", "permission denied for schema public", /ALTER DATABASE "class" OWNER TO "lin";/],
  ["53300", "sorry, too many clients already", /max_connections/],
])("DR5 a database that gives no connection (%s): what it is, and what to do", (code, message, says) => {
  const sentence = databaseSentence(failure(code, message), url);
  expect(sentence).toMatch(says);
  expect(sentence).not.toContain("p@ss");
});

test("DR5 a name with several addresses, none of which answers, is one sentence; a fault of ours is none", () => {
  const refused = [failure("ECONNREFUSED", "connect ECONNREFUSED ::1:6432")];
  expect(databaseSentence(new AggregateError(refused), url)).toMatch(/No PostgreSQL answers/);
  expect(databaseSentence(new Error("migration 7 failed"), url)).toBeNull();
});

test("DR5 a port that cannot be had: whose it is, which right it wants, or that the address is another machine's", async () => {
  const said = (error: unknown) => portSentence(error);
  expect(await portIsFree(0, "192.0.2.99", 0).catch(said)).toMatch(/no address 192\.0\.2\.99.*HOST/);
  const listening = { syscall: "listen", port: 80 };
  expect(said(Object.assign(failure("EACCES", "listen EACCES"), listening))).toMatch(/port 80.*CAP_NET_BIND/);
  expect(said(Object.assign(failure("EADDRINUSE", "listen EADDRINUSE"), listening))).toMatch(
    /^Port 80 is in use/,
  );
  expect(said(failure("EACCES", "open EACCES"))).toBeNull();
  const lookup = Object.assign(failure("ENOTFOUND", "getaddrinfo ENOTFOUND hall.invalid"), {
    ...{ syscall: "getaddrinfo", hostname: "hall.invalid" },
  });
  expect(said(lookup)).toBeNull();
  vi.stubEnv("HOST", "hall.invalid");
  expect(said(lookup)).toMatch(/^The environment variable HOST is wrong: no name server knows hall\.invalid/);
  vi.unstubAllEnvs();
});

test("DR5 a disk that takes nothing is one sentence, also in the words of a PostgreSQL that is being made", () => {
  const printed =
    'FATAL:  could not extend file "base/1/2691": wrote only 4096\nHINT:  Check free disk space.';
  const made = Object.assign(new Error(`It could not be made:\n${printed}`), { path: "/data/pg" });
  expect(diskSentence(made)).toMatch(/^The disk of \/data\/pg is full\. Make room/);
  const readOnly = Object.assign(failure("EROFS", "EROFS: mkdir"), { path: "/mnt/backups" });
  expect(diskSentence(readOnly)).toMatch(/\/mnt\/backups can only be read\. .*of backups with --to/);
  expect(diskSentence(new Error("another thing"))).toBeNull();
});

test("DR5 a command that is called otherwise says how it is called", () => {
  const read = (args: string[]) => readArguments("how it is called", { to: { type: "string" } }, false, args);
  expect(read(["--to", "there"]).values).toEqual({ to: "there" });
  for (const wrong of [["nonsense"], ["--to"], ["--too", "there"]])
    expect(() => read(wrong)).toThrow(/^how it is called$/);
});

test("DR5 a folder is made with those above it; where none can be a sentence says so, at once", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "spiralroom-folder-"));
  const deep = path.join(home, "a", "b");
  for (let times = 0; times < 2; times++) makeFolder(deep, 0o700);
  expect(statSync(path.dirname(deep)).mode & 0o777).toBe(0o700);
  const file = path.join(home, "file");
  writeFileSync(file, "");
  for (const nowhere of [file, path.join(file, "x")])
    expect(() => makeFolder(nowhere, 0o700)).toThrow(`No folder can be made at ${file}`);
  // the system makes no folder there and says that what is above it is missing, which it is not
  if (existsSync("/proc/self"))
    await expect(makeBackup("/proc/x/backups")).rejects.toThrow("No folder can be made at /proc/x.");
  rmSync(home, { recursive: true });
});

test("HD12 a signal to npm ends what it started, though its shell passes on nothing", async () => {
  const file = path.resolve("lib/setup/orphaned.mjs");
  const program = `import(${JSON.stringify(file)}).then(({ whenOrphaned }) => {
    whenOrphaned(() => process.exit());
    setTimeout(() => console.log(process.pid), 300);
    setInterval(() => undefined, 1000);
  });`;
  // a shell that waits for what it runs, as npm's
  const shell = spawn("sh", ["-c", '"$0" -e "$1"; :', process.execPath, program], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [printed] = await once(shell.stdout, "data");
  const pid = Number(String(printed));
  expect(exists(pid)).toBe(true);
  shell.kill();
  for (let tries = 0; exists(pid) && tries < 200; tries++) await pause(20);
  const left = exists(pid);
  if (left) process.kill(pid);
  expect(left).toBe(false);
});
