/**
 * The files of a PostgreSQL: made, or brought over from what an earlier version made. Every step can be cut short:
 * a start finds out from the files alone what is still to do, and the last thing written says that all is done.
 */
import { createHash } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inTurn, NotStarted, stopLeftover } from "./postmaster";
import { accountOfPostgres, runProgram } from "./programs";
import { databaseName, owner, serverRole } from "./roles";

/** Who may come in, and how: our two roles, over the loopback address, by password. The print tells which one is set. */
function accessRules(password: string): string {
  const print = createHash("sha256").update(password).digest("hex").slice(0, 16);
  return [
    `# Written by Spiralroom, which replaces a file that differs. Password ${print}`,
    `host all ${owner} 127.0.0.1/32 scram-sha-256`,
    `host ${databaseName} ${serverRole} 127.0.0.1/32 scram-sha-256`,
    "",
  ].join("\n");
}

/** Writes a file that PostgreSQL's account alone reads, at once or not at all. */
function writeForPostgres(file: string, text: string): void {
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, text, { mode: 0o600, flag: "wx" });
  const { uid, gid } = accountOfPostgres();
  if (uid !== undefined && gid !== undefined) chownSync(fresh, uid, gid);
  renameSync(fresh, file);
}

function madeForPostgres(folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  const { uid, gid } = accountOfPostgres();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

/** In a folder beside, so that one that was cut short is never taken for a whole one. */
async function initialise(folder: string, password: string): Promise<void> {
  const fresh = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(fresh, { recursive: true, force: true });
  madeForPostgres(fresh);
  writeForPostgres(passwordFile, `${password}\n`);
  const { code, printed } = await runProgram("initdb", [
    ...[`--pgdata=${fresh}`, `--username=${owner}`, `--pwfile=${passwordFile}`],
    ...["--auth=scram-sha-256", "--locale=C", "--encoding=UTF8"],
  ]);
  rmSync(passwordFile, { force: true });
  if (code !== 0)
    throw Object.assign(new Error(`The embedded PostgreSQL could not be made:\n${printed}`), {
      path: folder,
    });
  renameSync(fresh, folder);
}

/** Sets it without knowing the one before and without listening to anybody: PostgreSQL for a single user, on its input. */
async function setPassword(folder: string, password: string): Promise<void> {
  const { code, printed } = await runProgram(
    "postgres",
    ["--single", "-D", folder, "-c", "exit_on_error=on", "-c", "log_min_error_statement=panic", "postgres"],
    `ALTER ROLE ${owner} LOGIN SUPERUSER PASSWORD '${password}'\n`,
  );
  if (code !== 0 || /(ERROR|FATAL|PANIC):/.test(printed)) throw new NotStarted(printed);
}

/**
 * Makes the files, or brings them over: nothing runs on them afterwards, the owner has this password, and only our
 * roles come in.
 * @param password of letters, digits, - and _ alone
 */
export async function ensureCluster(folder: string, password: string): Promise<void> {
  if (!existsSync(path.join(folder, "PG_VERSION"))) await initialise(folder, password);
  await stopLeftover(folder);
  const rulesFile = path.join(folder, "pg_hba.conf");
  const rules = accessRules(password);
  if (existsSync(rulesFile) && readFileSync(rulesFile, "utf8") === rules) return;
  await inTurn(() => setPassword(folder, password));
  writeForPostgres(rulesFile, rules);
}
