/**
 * Everything that a database holds, table by table, in PostgreSQL's own text form: read in one moment while others write,
 * and put into an empty database. It needs no program of PostgreSQL's beside the server, and any version reads any other's.
 */
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from, to } from "pg-copy-streams";
import { Prisma } from "./generated/client";
import { lockKey } from "./migrate";

export interface TableShape {
  name: string;
  /** in the order in which the rows' values stand */
  columns: string[];
}

export interface TableCopied extends TableShape {
  rows: number;
}

export interface Whole {
  /** PostgreSQL's, such as "18.1" */
  version: string;
  migrations: { name: string; checksum: string }[];
  tables: TableCopied[];
  /** counters, with the last value that any row can have from them, or with `called` false the first that one will have */
  sequences: { name: string; value: string; called: boolean }[];
}

/** Why rows were not put in; the message is a sentence. */
class NotPutIn extends Error {}

const listed = '"_prisma_migrations"';
const quoted = (name: string): string => pg.escapeIdentifier(name);
const columnsOf = ({ columns }: TableShape): string => columns.map(quoted).join(", ");

/** as exact as numbers and times can be written, and alike everywhere */
const plainly = [
  "SET extra_float_digits = 3",
  "SET datestyle = 'ISO, YMD'",
  "SET intervalstyle = 'postgres'",
  "SET timezone = 'UTC'",
  "SET bytea_output = 'hex'",
  // a copy takes as long as it takes
  "SET statement_timeout = 0",
];

async function connected<Value>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // heard by the statement that is under way
  client.on("error", () => undefined);
  await client.connect();
  try {
    for (const setting of plainly) await client.query(setting);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Our tables, of those that a database can have; others beside them are their owners' matter. */
const ours: string[] = Object.values(Prisma.ModelName);

/** Our tables that are there, but for the list of migrations. */
async function tablesOf(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND c.relpersistence = 'p'
       AND c.relname = ANY($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [ours],
  );
  return rows;
}

/** The counters of these tables' columns. What PostgreSQL lists of all counters leaves out one that nobody called yet. */
async function sequencesOf(client: pg.Client, tables: readonly TableShape[]): Promise<Whole["sequences"]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT s.relname::text AS name
     FROM pg_class s JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid
       AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
     JOIN pg_class c ON c.oid = d.refobjid
     WHERE s.relkind = 'S' AND s.relnamespace = current_schema()::regnamespace
       AND c.relnamespace = s.relnamespace AND c.relname = ANY($1)
     ORDER BY 1`,
    [tables.map(({ name }) => name)],
  );
  const sequences: Whole["sequences"] = [];
  for (const { name } of rows) {
    const at = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${quoted(name)}`,
    );
    sequences.push({ name, ...at.rows[0] });
  }
  return sequences;
}

async function migrationsOf(client: pg.Client): Promise<Whole["migrations"]> {
  const { rows } = await client.query<Whole["migrations"][number]>(
    `SELECT migration_name AS name, checksum FROM ${listed}
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY 1`,
  );
  return rows;
}

/**
 * Reads everything as it stood in one moment; whoever writes meanwhile is not hindered.
 * @param take is given each table's rows, and has read them to their end when it resolves
 */
export function readWhole(
  databaseUrl: string,
  take: (table: TableShape, rows: Readable) => Promise<void>,
): Promise<Whole> {
  return connected(databaseUrl, async (client) => {
    // no migration while the tables are read: one that rewrites a table would hide its rows from this moment
    await client.query("SELECT pg_advisory_lock_shared($1)", [lockKey]);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const server = await client.query<{ server_version: string }>("SHOW server_version");
    const migrations = await migrationsOf(client);
    const tables: TableCopied[] = [];
    for (const table of await tablesOf(client)) {
      const rows = client.query(to(`COPY ${quoted(table.name)} (${columnsOf(table)}) TO STDOUT`));
      await take(table, rows);
      tables.push({ ...table, rows: rows.rowCount });
    }
    // counters know no moment: read last, none is behind a row
    const sequences = await sequencesOf(client, tables);
    await client.query("COMMIT");
    return { version: server.rows[0].server_version, migrations, tables, sequences };
  });
}

/** @throws NotPutIn when the database holds rows, or has tables that the rows to come do not know */
async function expectEmpty(client: pg.Client, { migrations }: Pick<Whole, "migrations">): Promise<void> {
  const tables = await tablesOf(client);
  for (const { name } of tables) {
    const { rows } = await client.query<{ some: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM ${quoted(name)}) AS some`,
    );
    if (rows[0].some)
      throw new NotPutIn(
        `The database is not empty: its table ${name} has rows. Make a new one (CREATE DATABASE) and name that. Nothing was changed.`,
      );
  }
  const { rows } = await client.query<{ some: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS some`,
  );
  const applied = rows[0].some ? await migrationsOf(client) : [];
  const known = new Set(migrations.map(({ name }) => name));
  const foreign = applied.find(({ name }) => !known.has(name));
  if (foreign || (tables.length > 0 && applied.length === 0))
    throw new NotPutIn(
      "The database has tables of another version. Give one without tables. Nothing was changed.",
    );
}

/** @throws NotPutIn when the database is not as empty as `writeWhole` needs it */
export const mustBeEmpty = (databaseUrl: string, whole: Pick<Whole, "migrations">): Promise<void> =>
  connected(databaseUrl, (client) => expectEmpty(client, whole));

interface Constraint {
  table: string;
  name: string;
  definition: string;
}

/** Which rows of these tables belong to which is checked when all are there. */
async function withoutReferences(
  client: pg.Client,
  tables: readonly TableShape[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<Constraint>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
       AND conrelid IN (SELECT oid FROM pg_class WHERE relnamespace = connamespace AND relname = ANY($1))`,
    [tables.map(({ name }) => name)],
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await work();
  for (const { table, name, definition } of rows)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
}

/**
 * Puts everything into a database that has exactly the migrations of what was read and no rows: all of it or nothing.
 * @param rowsOf gives a table's rows as they were read
 * @throws NotPutIn when the database holds rows, or when not every row came
 */
export function writeWhole(
  databaseUrl: string,
  whole: Whole,
  rowsOf: (table: TableShape) => Readable,
): Promise<void> {
  return connected(databaseUrl, async (client) => {
    await expectEmpty(client, whole);
    await client.query("BEGIN");
    await withoutReferences(client, whole.tables, async () => {
      for (const table of whole.tables) {
        const into = client.query(from(`COPY ${quoted(table.name)} (${columnsOf(table)}) FROM STDIN`));
        await pipeline(rowsOf(table), into);
        if (into.rowCount !== table.rows)
          throw new NotPutIn(
            `Of the table ${table.name} ${into.rowCount} of ${table.rows} rows came. Nothing was kept.`,
          );
      }
    });
    for (const { name, value, called } of whole.sequences)
      await client.query("SELECT setval(quote_ident($1)::regclass, $2::bigint, $3)", [name, value, called]);
    await client.query("COMMIT");
    for (const { name } of whole.tables) await client.query(`ANALYZE ${quoted(name)}`);
  });
}
