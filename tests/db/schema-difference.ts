/** Prisma's own schema engine, as WebAssembly over an in-memory PostgreSQL: writes and checks migrations offline. For development. */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";

const engineFile = createRequire(import.meta.url)
  .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
  .replace(/\.js$/, ".wasm");

async function shadowDatabase() {
  const database = await PGlite.create("memory://");
  const adapter = await new PrismaPGlite(database).connect();
  // the adapter's own does not wait, so a failing migration would look applied
  adapter.executeScript = async (sql) => void (await database.exec(sql));
  adapter.dispose = () => database.close();
  return adapter;
}

async function startEngine(schemaFile: string, schema: string) {
  const compiled = await WebAssembly.instantiate(await readFile(engineFile), {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  const exports = compiled.instance.exports as { __wbindgen_start: () => void };
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "pglite",
    connect: shadowDatabase,
    connectToShadowDb: shadowDatabase,
  });
  return bindings.SchemaEngine.new({ datamodels: [[schemaFile, schema]] }, () => undefined, factory);
}

async function migrationDirectories(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const value = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
    }),
  );
}

/** The SQL that leads from the migrations to the schema; empty when they match. Takes some seconds. */
export async function schemaDifference(schemaFile: string, migrationsFolder: string): Promise<string> {
  const content = await readFile(schemaFile, "utf8");
  const engine = await startEngine(schemaFile, content);
  const result = await engine.diff({
    from: {
      tag: "migrations",
      baseDir: path.resolve(migrationsFolder),
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
      shadowDbInitScript: "",
      migrationDirectories: await migrationDirectories(migrationsFolder),
    },
    to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content }] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.exitCode === 0 ? "" : (result.stdout ?? "");
}
