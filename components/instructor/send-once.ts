import { openConnection } from "@/lib/client/connection";
import type { Reply } from "@/lib/contract/errors";
import type { RawPayload, ReplyData, RequestName } from "@/lib/contract/requests";

/** Sends one command through a session's door, from a page that does not otherwise stand in its room. */
export async function sendOnce<Name extends RequestName>(
  sessionId: string,
  name: Name,
  payload: RawPayload<Name>,
): Promise<Reply<ReplyData<Name>>> {
  const connection = openConnection({ role: "instructor", sessionId });
  try {
    return await connection.request(name, payload);
  } finally {
    connection.close();
  }
}
