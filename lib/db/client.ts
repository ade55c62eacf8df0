/** The one connection pool of this process. Lazy, because `next build` imports route modules and must not connect. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "./generated/client";

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
    query_timeout: 20_000,
  });
  // a connection that dies while idle is replaced by the next query; unheard, the event would end the process
  pool.on("error", () => undefined);
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

export type Transaction = Prisma.TransactionClient;

/** The Prisma client; connects with its first query. */
export function database(): PrismaClient {
  return (shared.spiralroomDatabase ??= connect()).client;
}

/** Closes the pool; the next `database()` opens another. */
export async function closeDatabase(): Promise<void> {
  const open = shared.spiralroomDatabase;
  shared.spiralroomDatabase = undefined;
  if (!open) return;
  await open.client.$disconnect();
  await open.pool.end();
}

/** @throws when the database does not answer */
export async function pingDatabase(): Promise<void> {
  await database().$queryRaw`SELECT 1`;
}

/** A value that a schema has checked, as Prisma's JSON type: its own types have no index signature. */
export const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;
