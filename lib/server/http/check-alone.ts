/** Checks a tensor exercise for somebody who is in no session. Nothing is stored. Answers as the socket's door does. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Reply } from "@/lib/contract/errors";
import { requests, type ReplyData } from "@/lib/contract/requests";
import type { Dependencies } from "../dependencies";
import { issuedToken } from "../device";
import { answered, refused, refusedBy } from "../refusal";

export const checkPath = "/api/tensors/check";

type Checked = Reply<ReplyData<"attempt.submit">>;

/** The body, as long as its route allows; null when it did not arrive. */
const bodyOf = (request: IncomingMessage): Promise<string | null> => text(request).catch(() => null);

function parse(body: string | null) {
  try {
    return requests["attempt.submit"].payload.safeParse(JSON.parse(body ?? ""));
  } catch {
    return { success: false as const };
  }
}

async function judge(
  request: IncomingMessage,
  address: string,
  { environment, limits, attempts }: Dependencies,
): Promise<Checked> {
  const owner = `alone ${issuedToken(request.headers.cookie, environment.secret) ?? address}`;
  const wait = await limits.checkAlone(owner, address);
  if (wait !== null) return refused("rate-limited", { retryAfterMs: wait });
  const parsed = parse(await bodyOf(request));
  if (!parsed.success) return refused("bad-request");
  const { id: attemptId, exerciseId, source } = parsed.data;
  const verdict = await attempts.check({ attemptId, exerciseId, source, owner, strangerAt: address });
  if (!verdict) return refused("exercise-not-found");
  if ("retryAfterMs" in verdict) return refused("server-busy", verdict);
  return answered({ verdict });
}

/** Answers with the verdict or with why there is none. */
export async function checkAlone(
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
  dependencies: Dependencies,
): Promise<void> {
  if (request.method !== "POST") return void response.writeHead(405, { Allow: "POST" }).end();
  const reply = await judge(request, address, dependencies).catch((error: unknown) =>
    refusedBy(error, dependencies.log, { request: checkPath }),
  );
  // who left, or sent too much, has had an answer
  if (request.destroyed && !request.complete) return;
  response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(reply));
}
