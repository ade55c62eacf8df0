import { joinCodeSchema } from "@/lib/contract/ids";
import { deviceHashOf, participantOfDevice } from "@/lib/db/devices";
import { factsFor } from "@/lib/db/review";
import { publicSession, type SessionFacts } from "@/lib/db/sessions";
import { sightOf, type Sight } from "@/lib/review/visibility";

/** A device in the session of a code. */
export interface Own {
  session: SessionFacts;
  /** null on a device that is nobody in the session */
  participantId: string | null;
  /** what its participant may look back on now; null when nothing */
  sight: Sight | null;
}

/** The session of a code and what this device sees of it; null when there is no such session. */
export async function ownSight(typed: string, deviceToken: string | undefined): Promise<Own | null> {
  const code = joinCodeSchema.safeParse(typed);
  const session = code.success ? await publicSession({ code: code.data }) : null;
  if (!session) return null;
  const participantId = deviceToken
    ? await participantOfDevice(deviceHashOf(deviceToken, session.id), Date.now())
    : null;
  if (!participantId) return { session, participantId, sight: null };
  const facts = await factsFor(session.id, { participantId });
  return { session, participantId, sight: facts && sightOf(facts, { participantId }) };
}
