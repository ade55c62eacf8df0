/** Secrets that the user did not set: made once, readable by this user only. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { dataFolder } from "./data-folder";

const ofTheServer = ["NEXTAUTH_SECRET", "SPIRALROOM_SECRET"] as const;
const ofTheDatabase = ["DATABASE_OWNER_PASSWORD", "DATABASE_SERVER_PASSWORD"] as const;

type Name = (typeof ofTheServer)[number] | (typeof ofTheDatabase)[number];

const fileSchema = z.partialRecord(z.enum([...ofTheServer, ...ofTheDatabase]), z.string());

/** What .data/secrets.json holds, with what was missing of these names newly made and kept. */
function kept(names: readonly Name[]): Partial<Record<Name, string>> {
  const file = path.join(dataFolder(), "secrets.json");
  const secrets = existsSync(file) ? fileSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  const missing = names.filter((name) => !secrets[name]);
  for (const name of missing) secrets[name] = randomBytes(32).toString("base64url");
  if (missing.length > 0) {
    // at once or not at all: half a file would lock everybody out
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  if (existsSync(file)) chmodSync(file, 0o600);
  return secrets;
}

/** Puts every missing secret of the server into the environment. */
export function provideSecrets(): void {
  const secrets = kept(ofTheServer.filter((name) => !process.env[name]));
  for (const name of ofTheServer) process.env[name] ||= secrets[name];
}

export interface DatabasePasswords {
  /** of the embedded database's owner; setup alone reads it */
  owner: string;
  /** of the role that the server works with */
  server: string;
}

/** Of letters, digits, - and _. They never stand in the environment that programs are started with. */
export function databasePasswords(): DatabasePasswords {
  const { DATABASE_OWNER_PASSWORD = "", DATABASE_SERVER_PASSWORD = "" } = kept(ofTheDatabase);
  return { owner: DATABASE_OWNER_PASSWORD, server: DATABASE_SERVER_PASSWORD };
}
