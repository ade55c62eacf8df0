/** What one instructor changes one thing after another. Whoever waits meanwhile holds no connection of the pool. */
import { setTimeout as pause } from "node:timers/promises";
import { database, type Transaction } from "./client";

const triesAtMost = 40;
/** before the second try; each later one waits as much longer */
const pauseMs = 10;

/**
 * Runs a change while no other of this instructor runs, in any process.
 * @throws after some eight seconds without a turn, and for an account that is gone
 */
export async function inTurn<Value>(
  instructorId: string,
  change: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  for (let tries = 1; tries <= triesAtMost; tries++) {
    const done = await database().$transaction(async (transaction) => {
      // beside it rows that refer to the account may still be written
      const rows = await transaction.$queryRaw<unknown[]>`
        SELECT 1 FROM "Instructor" WHERE id = ${instructorId} FOR NO KEY UPDATE SKIP LOCKED`;
      return rows.length > 0 ? { value: await change(transaction) } : null;
    });
    if (done) return done.value;
    await pause(pauseMs * tries);
  }
  throw new Error("the instructor's other changes took too long");
}
