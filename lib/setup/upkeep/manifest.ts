/** What a backup says of itself, written last: a folder without it is none. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { EnvironmentError } from "@/lib/server/environment";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
/** becomes a file's name */
const tableName = z.string().regex(/^\w+$/);

const manifestSchema = z.object({
  format: z.literal(1),
  /** ISO time of its beginning, which is the moment that its rows are of */
  made: z.string(),
  /** of Spiralroom, PostgreSQL and Node */
  versions: z.object({ spiralroom: z.string(), postgresql: z.string(), node: z.string() }),
  migrations: z.array(z.object({ name: z.string(), checksum: sha256 })),
  tables: z.array(
    z.object({
      name: tableName,
      columns: z.array(z.string()).min(1),
      rows: count,
      /** of the file */
      bytes: count,
      sha256,
    }),
  ),
  sequences: z.array(
    z.object({
      name: z.string(),
      value: z.string().regex(/^\d+$/),
      // a backup that does not say it has only counters that were called
      called: z.boolean().default(true),
    }),
  ),
  secrets: z.object({ sha256 }),
});

export type Manifest = z.infer<typeof manifestSchema>;

export const manifestFile = "manifest.json";
export const secretsFile = "secrets.json";
export const fileOfTable = (name: string): string => path.join("tables", `${name}.copy.gz`);

const worthless = (folder: string, why: string): EnvironmentError =>
  new EnvironmentError(`${folder} cannot be restored: ${why}. Nothing was changed.`);

/** @throws EnvironmentError when the folder holds no whole backup */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, manifestFile);
  if (!existsSync(file))
    throw worthless(folder, `it has no ${manifestFile}, so it is no backup, or one that was cut short`);
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw worthless(folder, `its ${manifestFile} is damaged`);
  }
  const parsed = manifestSchema.safeParse(written);
  if (parsed.success) return parsed.data;
  throw worthless(folder, `its ${manifestFile} is damaged, or of a newer version of Spiralroom`);
}

/** Of a file, hex. */
async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** @throws EnvironmentError when a file is missing or another than was written */
export async function checkFiles(folder: string, manifest: Manifest): Promise<void> {
  const files = [
    { name: secretsFile, sha256: manifest.secrets.sha256 },
    ...manifest.tables.map((table) => ({ name: fileOfTable(table.name), sha256: table.sha256 })),
  ];
  for (const { name, sha256 } of files) {
    const found = await sha256Of(path.join(folder, name)).catch(() => null);
    if (found === null) throw worthless(folder, `its file ${name} cannot be read`);
    if (found !== sha256) throw worthless(folder, `its file ${name} is not as it was written`);
  }
}
