/** Messages of server processes to each other, kept for a minute. */
import { executed, selected } from "./client";

/** What a process that was away for longer has missed; it asks for everything anew. */
const keptSeconds = 60;

export interface NodeMessage {
  node: string;
  /** of this node's messages, from 1 */
  number: number;
  content: string;
}

/** Stores a message. */
export async function sendMessage({ node, number, content }: NodeMessage): Promise<void> {
  await executed("send-message", 'INSERT INTO "NodeMessage" (node, number, content) VALUES ($1, $2, $3)', [
    ...[node, number, content],
  ]);
}

/** What each of these nodes has said after the message of its that is known, in order. */
export const messagesAfter = (known: ReadonlyMap<string, number>): Promise<NodeMessage[]> =>
  selected<NodeMessage & Record<string, unknown>>(
    "messages-after",
    `SELECT m.node, m.number, m.content FROM unnest($1::text[], $2::int[]) AS known(node, number)
    JOIN "NodeMessage" m ON m.node = known.node AND m.number > known.number ORDER BY m.node, m.number`,
    [[...known.keys()], [...known.values()]],
  );

/** Forgets what everybody has read long ago. */
export const trimMessages = (): Promise<number> =>
  executed(
    "trim-messages",
    'DELETE FROM "NodeMessage" WHERE at < LOCALTIMESTAMP - make_interval(secs => $1)',
    [keptSeconds],
  );
