/** The clock that a class goes by. */
import { database } from "./client";

/** What the database's clock says, in ms since the epoch: the one time that every process of a class agrees on. */
export async function databaseNow(): Promise<number> {
  const [{ now }] = await database().$queryRaw<{ now: number }[]>`
    SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`;
  return now;
}
