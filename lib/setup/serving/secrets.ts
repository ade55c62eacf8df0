/** Secrets that the user did not set: made once, readable by this user only. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { dataFolder } from "./data-folder";

const names = ["NEXTAUTH_SECRET", "SPIRALROOM_SECRET"] as const;
const fileSchema = z.partialRecord(z.enum(names), z.string());

/** Puts every missing secret into the environment, from .data/secrets.json or newly made. */
export function provideSecrets(): void {
  const file = path.join(dataFolder(), "secrets.json");
  const kept = existsSync(file) ? fileSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  const missing = names.filter((name) => !process.env[name] && !kept[name]);
  for (const name of missing) kept[name] = randomBytes(32).toString("base64url");
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  if (existsSync(file)) chmodSync(file, 0o600);
  for (const name of names) process.env[name] ||= kept[name];
}
