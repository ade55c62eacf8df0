/** What server processes call out to each other through the database: short, at once, and lost where nobody listens. */
import pg from "pg";
import { executed } from "./client";

const channel = "spiralroom";
/** after a connection is lost */
const againMs = 1_000;
/** a line on which nothing comes may be dead, and nobody says so: it is asked this often, and has this long to answer */
const askedEveryMs = 4_000;
const answerMs = 3_000;

/** Calls out to every process that listens, this one too. @param words each below 8,000 bytes, PostgreSQL's limit */
export const callOut = (words: readonly string[]): Promise<number> =>
  executed("call-out", "SELECT pg_notify($1, word) FROM unnest($2::text[]) AS word", [channel, words]);

export interface Listener {
  heard: (word: string) => void;
  /** It listens from now on; what was called out before may have been missed. */
  began: () => void;
}

/**
 * Listens with a connection of its own, again and again when it is lost.
 * @param everyMs how often it is asked whether the connection lives
 * @returns the way to stop
 */
export function listen({ heard, began }: Listener, everyMs = askedEveryMs): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const later = (what: () => Promise<void>, ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void what(), ms);
    timer.unref();
  };

  const again = (lost: pg.Client): void => {
    if (client !== lost || stopped) return;
    client = null;
    lost.end().catch(() => undefined);
    later(connect, againMs);
  };

  const look = async (looked: pg.Client): Promise<void> => {
    try {
      await looked.query("SELECT 1");
      if (client === looked && !stopped) later(() => look(looked), everyMs);
    } catch {
      again(looked);
    }
  };

  const connect = async (): Promise<void> => {
    const connecting = new pg.Client({
      connectionString: process.env.DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
      query_timeout: Math.min(everyMs, answerMs),
    });
    client = connecting;
    connecting.on("notification", ({ payload }) => heard(payload ?? ""));
    connecting.on("error", () => again(connecting));
    connecting.on("end", () => again(connecting));
    try {
      await connecting.connect();
      await connecting.query(`LISTEN ${channel}`);
      if (stopped) return;
      began();
      later(() => look(connecting), everyMs);
    } catch {
      // the poll is the net while nothing can be heard
      again(connecting);
    }
  };

  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
