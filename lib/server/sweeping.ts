/** Once an hour the server erases what has had its time; several servers of one database do it beside each other. */
import { sweep } from "@/lib/db/retention";
import type { Log } from "./log";

const firstMs = 60_000;
const everyMs = 3_600_000;

/** @param keepDays the server's own; null: work is kept where its session says nothing else */
export function startSweeping(keepDays: number | null, log: Log, now: () => number): void {
  const run = async () => {
    try {
      const { erased, rows } = await sweep(keepDays, now());
      if (erased + rows > 0) log.info("what had had its time was erased", { count: erased + rows });
    } catch (error) {
      log.error("what has had its time was not erased yet", error);
    }
  };
  setTimeout(() => void run(), firstMs).unref();
  setInterval(() => void run(), everyMs).unref();
}
