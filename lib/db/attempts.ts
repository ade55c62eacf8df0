/** What was said of attempts: the engine keeps that they were, not what came of them. */
import { attemptVerdictSchema, type AttemptVerdict } from "@/lib/contract/views";
import { database } from "./client";
import { storedJson } from "./stored-json";

/** The verdict on a stored attempt. @throws when there is none */
export async function storedVerdict(participantId: string, id: string): Promise<AttemptVerdict> {
  const { verdict } = await database().attempt.findUniqueOrThrow({
    where: { participantId_id: { participantId, id } },
    select: { verdict: true },
  });
  return storedJson(attemptVerdictSchema, verdict, `attempt ${id}`);
}
