import { cookies } from "next/headers";
import { deviceCookie } from "@/lib/contract/handshake";
import { joinCodeSchema } from "@/lib/contract/ids";
import { deviceHashOf, participantOfDevice } from "@/lib/db/devices";
import { publicSession, type PublicSession } from "@/lib/db/sessions";

export interface Own {
  session: PublicSession;
  /** null on a device that is nobody in the session */
  participantId: string | null;
}

/** The session of a code and who this device is in it; null when there is no such session. */
export async function ownPart(typed: string): Promise<Own | null> {
  const code = joinCodeSchema.safeParse(typed);
  const session = code.success ? await publicSession({ code: code.data }) : null;
  if (!session) return null;
  const token = (await cookies()).get(deviceCookie)?.value;
  const participantId = token ? await participantOfDevice(deviceHashOf(token, session.id), Date.now()) : null;
  return { session, participantId };
}
