/** The one connection pool of this process. Lazy, because `next build` imports route modules and must not connect. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "./generated/client";
import { watchQueries } from "./query-times";

interface Database {
  pool: pg.Pool;
  client: PrismaClient;
}

/** The server and the bundled pages are two module graphs of one process; both find the pool here. */
const shared = globalThis as typeof globalThis & { spiralroomDatabase?: Database };

function connect(): Database {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  const pool = new pg.Pool({
    connectionString,
    max: 12,
    keepAlive: true,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 15_000,
    // a machine that goes away in the middle of a commit holds its session's row no longer than this
    idle_in_transaction_session_timeout: 8_000,
    query_timeout: 20_000,
  });
  // a connection that dies while idle is replaced by the next query; unheard, the event would end the process
  pool.on("error", () => undefined);
  pool.on("connect", watchQueries);
  // an error's message repeats no argument
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: "minimal" }) };
}

export type Transaction = Prisma.TransactionClient;

/** The Prisma client; connects with its first query. */
export function database(): PrismaClient {
  return (shared.spiralroomDatabase ??= connect()).client;
}

/**
 * A statement of the driver under it, prepared once on each connection under its name: for the few that a hall's every
 * second is made of.
 */
const prepared = <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
  (shared.spiralroomDatabase ??= connect()).pool.query<Row>({ name, text, values });

/** Runs such a statement. @returns the rows that it reads */
export const selected = async <Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> => (await prepared<Row>(name, text, values)).rows;

/** Runs such a statement. @returns how many rows it wrote */
export const executed = async (name: string, text: string, values: unknown[]): Promise<number> =>
  (await prepared(name, text, values)).rowCount ?? 0;

/** The pool's connections by what they are at; none before the first query. */
export function connectionCounts(): { busy: number; idle: number; waiting: number } {
  const pool = shared.spiralroomDatabase?.pool;
  if (!pool) return { busy: 0, idle: 0, waiting: 0 };
  const { totalCount, idleCount, waitingCount } = pool;
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}

/** Hands over what is open, for its end: the next `database()` opens another. */
export function takeDatabase(): Database | undefined {
  const open = shared.spiralroomDatabase;
  shared.spiralroomDatabase = undefined;
  return open;
}

/** A value that a schema has checked, as Prisma's JSON type: its own types have no index signature. */
export const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;
