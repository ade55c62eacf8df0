/** Secrets that the user did not set: made once, readable by this user only. */
import { randomBytes } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { dataFolder } from "./data-folder";

const ofTheServer = ["NEXTAUTH_SECRET", "SPIRALROOM_SECRET"] as const;
const ofTheDatabase = ["DATABASE_OWNER_PASSWORD", "DATABASE_SERVER_PASSWORD"] as const;

export type ServerSecret = (typeof ofTheServer)[number];
type Name = ServerSecret | (typeof ofTheDatabase)[number];

const fileSchema = z.partialRecord(z.enum([...ofTheServer, ...ofTheDatabase]), z.string());

const fileOf = (folder: string): string => path.join(folder, "secrets.json");

type Secrets = Partial<Record<Name, string>>;

const read = (file: string): Secrets =>
  existsSync(file) ? fileSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : {};

/** At once or not at all: half a file would lock everybody out. */
function write(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** What .data/secrets.json holds, with what was missing of these names newly made and kept. */
function kept(names: readonly Name[]): Secrets {
  const file = fileOf(dataFolder());
  const secrets = read(file);
  const missing = names.filter((name) => !secrets[name]);
  for (const name of missing) secrets[name] = randomBytes(32).toString("base64url");
  if (missing.length > 0) write(file, secrets);
  if (existsSync(file)) chmodSync(file, 0o600);
  return secrets;
}

/** The secrets that a server of this environment and data folder works with; makes none. */
export function usedSecrets(folder: string): Partial<Record<ServerSecret, string>> {
  const secrets = read(fileOf(folder));
  return Object.fromEntries(
    ofTheServer.flatMap((name) => {
      const used = process.env[name] || secrets[name];
      return used ? [[name, used]] : [];
    }),
  );
}

/** Adds secrets to the folder's file. What is there under the same name must be the same. */
export const keepSecrets = (folder: string, secrets: Partial<Record<ServerSecret, string>>): void =>
  write(fileOf(folder), { ...read(fileOf(folder)), ...secrets });

/** Those that the user did not set. */
let ofTheFile: readonly ServerSecret[] = [];

/** Puts every missing secret of the server into the environment. */
export function provideSecrets(): void {
  ofTheFile = ofTheServer.filter((name) => !process.env[name]);
  const secrets = kept(ofTheFile);
  for (const name of ofTheServer) process.env[name] ||= secrets[name];
}

/** The names of the secrets that `provideSecrets` took from the data folder. */
export const secretsOfTheFile = (): readonly ServerSecret[] => ofTheFile;

/** Takes them from there again, after another program of ours brought them together with those of other machines. */
export function provideSharedSecrets(): void {
  const secrets = kept(ofTheFile);
  for (const name of ofTheFile) process.env[name] = secrets[name];
}

/** The folder's secrets of these names. */
export function secretsIn(folder: string, names: readonly string[]): Partial<Record<ServerSecret, string>> {
  const secrets = read(fileOf(folder));
  return Object.fromEntries(
    ofTheServer.filter((name) => names.includes(name) && secrets[name]).map((name) => [name, secrets[name]]),
  );
}

/**
 * Puts shared secrets in the place of the folder's own. What was there under another value may open what an earlier
 * database holds: it is kept beside, under the time.
 */
export function takeShared(folder: string, shared: Partial<Record<ServerSecret, string>>): void {
  const file = fileOf(folder);
  const before = read(file);
  if (ofTheServer.every((name) => !shared[name] || shared[name] === before[name])) return;
  const beside = path.join(folder, `secrets-until-${new Date().toISOString().replace(/\D/g, "")}.json`);
  if (existsSync(file)) copyFileSync(file, beside);
  if (existsSync(beside)) chmodSync(beside, 0o600);
  write(file, { ...before, ...shared });
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
