import { wireErrorSchema } from "@/lib/contract/errors";
import { requests } from "@/lib/contract/requests";
import * as z from "@/lib/contract/zod";
import type { TensorAttempt } from "./attempt";

const replySchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), data: requests["attempt.submit"].reply }),
  z.object({ ok: z.literal(false), error: wireErrorSchema }),
]);

/** Asks the server for a verdict that it does not keep. @throws when it cannot be asked */
export async function checkUnsaved(id: string, exerciseId: string, source: string): Promise<TensorAttempt> {
  const response = await fetch("/api/tensors/check", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id, exerciseId, source }),
  });
  const reply = replySchema.parse(await response.json());
  if (!reply.ok) return { id, exerciseId, state: "refused", error: reply.error };
  return { id, exerciseId, state: "saved", verdict: reply.data.verdict };
}
