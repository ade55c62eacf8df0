import { readDeviceCookie } from "@/lib/contract/handshake";
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
  /** whether its participant was taken out of the session, and sees nothing of it */
  removed: boolean;
}

/** The cookies of a request, as the framework gives them. */
interface Jar {
  get: (name: string) => { value: string } | undefined;
}

/** The session of a code and what this device sees of it; null when there is no such session. */
export async function ownSight(typed: string, jar: Jar): Promise<Own | null> {
  const code = joinCodeSchema.safeParse(typed);
  const session = code.success ? await publicSession({ code: code.data }) : null;
  if (!session) return null;
  // whoever knows the token of a participant's device is that device, signed or not
  const device = readDeviceCookie((name) => jar.get(name)?.value);
  const participantId =
    device && (await participantOfDevice(deviceHashOf(device.token, session.id), Date.now()));
  if (!participantId) return { session, participantId, sight: null, removed: false };
  const facts = await factsFor(session.id, { participantId });
  const sight = facts && sightOf(facts, { participantId });
  return { session, participantId, sight, removed: facts?.participant?.removed ?? false };
}
