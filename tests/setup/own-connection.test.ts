// A pooler in front of the database: in one mode it does, in the other the start says what to set instead.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkOwnConnection } from "@/lib/setup/serving/database/own-connection";
import { examineDatabase } from "@/lib/setup/upkeep/doctor/database";
import { answers } from "../network/answers";
import { freePort } from "../network/free-port";
import { createTestDatabase, type TestDatabase } from "../server/test-database";

const program = "/usr/sbin/pgbouncer";
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

async function behind(mode: string, more: readonly string[], task: (url: string) => Promise<void>) {
  const folder = mkdtempSync(path.join(tmpdir(), "pgbouncer-"));
  chmodSync(folder, 0o755);
  const { hostname, port: there, username, password } = new URL(database.url);
  const port = await freePort();
  const lines = [
    "[databases]",
    `* = host=${hostname} port=${there} user=${username} password=${password}`,
    "[pgbouncer]",
    ...["listen_addr = 127.0.0.1", `listen_port = ${port}`, "auth_type = any", "unix_socket_dir ="],
    `pool_mode = ${mode}`,
    ...more,
  ];
  writeFileSync(path.join(folder, "pgbouncer.ini"), `${lines.join("\n")}\n`);
  // it does not run as root
  const root = process.getuid?.() === 0 ? ["-u", "postgres"] : [];
  const child: ChildProcess = spawn(program, [...root, path.join(folder, "pgbouncer.ini")], {
    stdio: "ignore",
  });
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`);
      await pause(20);
    }
    const url = new URL(database.url);
    url.port = String(port);
    await task(url.href);
  } finally {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
}

const ignoring = [
  "ignore_startup_parameters = extra_float_digits,statement_timeout,idle_in_transaction_session_timeout",
];

test("ND12 PostgreSQL itself gives connections of one's own", async () => {
  await checkOwnConnection(database.url);
});

// what .ci/run installs has to be there; elsewhere one tries what one has
test.runIf(process.env.CI || existsSync(program))(
  "ND12 PgBouncer does by session; by transaction, or strict about settings, a sentence says what to do",
  async () => {
    await behind("session", ignoring, checkOwnConnection);
    await behind("transaction", ignoring, async (url) => {
      await expect(checkOwnConnection(url)).rejects.toThrow(/pool_mode = session/);
      const examined = await examineDatabase(url, { secret: undefined, set: false });
      expect(examined.map(({ todo }) => todo?.en).join(" ")).toMatch(/pool_mode = session/);
    });
    await behind("session", [], (url) =>
      expect(checkOwnConnection(url)).rejects.toThrow(/ignore_startup_parameters/),
    );
  },
);
