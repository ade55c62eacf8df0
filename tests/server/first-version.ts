// The database of a class that the first version held, before any migration since.
import { createReadStream, readFileSync } from "node:fs";
import path from "node:path";
import { createGunzip } from "node:zlib";
import { migrate } from "@/lib/db/migrate";
import { writeWhole } from "@/lib/db/whole";

const folder = path.resolve("tests/fixtures/first-version");
const read = (name: string) => JSON.parse(readFileSync(path.join(folder, name), "utf8"));

export const firstVersion: {
  code: string;
  sessionId: string;
  instructorId: string;
  /** by their names */
  own: Record<string, { participantId: string; personalCode: string }>;
} = read("expected.json");

/** Makes it in an empty database. */
export async function putFirstVersion(url: string): Promise<void> {
  const manifest = read("class/manifest.json");
  const names = new Set(manifest.migrations.map(({ name }: { name: string }) => name));
  await migrate(url, undefined, (name) => names.has(name));
  await writeWhole(url, { ...manifest, version: manifest.versions.postgresql }, ({ name }) =>
    createReadStream(path.join(folder, `class/tables/${name}.copy.gz`)).pipe(createGunzip()),
  );
}
