/** Checks a tensor exercise for somebody who is in no session. Nothing is stored. Answers as the socket's door does. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reply } from "@/lib/contract/errors";
import { requests, type ReplyData } from "@/lib/contract/requests";
import type { Dependencies } from "../dependencies";
import { deviceTokenOf } from "../device";
import { answered, refused, refusedBy } from "../refusal";

export const checkPath = "/api/tensors/check";

type Checked = Reply<ReplyData<"attempt.submit">>;

/** UTF-8 bytes of the longest source and its frame */
const bytesAtMost = 100_000;
/** a checker that is behind is asked again after this long */
const busyMs = 2_000;

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  // the stream of a request yields buffers
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytesAtMost) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

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
  { limits, attempts }: Dependencies,
): Promise<Checked> {
  const owner = `alone ${deviceTokenOf(request.headers.cookie) ?? address}`;
  const wait = await limits.checkAlone(owner, address);
  if (wait !== null) return refused("rate-limited", { retryAfterMs: wait });
  const parsed = parse(await bodyOf(request));
  if (!parsed.success) return refused("bad-request");
  const { id: attemptId, exerciseId, source } = parsed.data;
  const verdict = await attempts.check({ attemptId, exerciseId, source, owner });
  if (verdict === "busy") return refused("server-busy", { retryAfterMs: busyMs });
  return verdict ? answered({ verdict }) : refused("exercise-not-found");
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
  response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(reply));
}
