/** Join codes are short enough to be guessed: whoever asks whether one exists is counted, at every way that answers. */
import type { IncomingMessage } from "node:http";
import { roomOf } from "@/lib/agreed/room-address";
import { deviceHashOf, participantOfDevice } from "@/lib/db/devices";
import { publicSession } from "@/lib/db/sessions";
import type { Dependencies } from "./dependencies";
import { deviceOfCookies, type Device } from "./device";
import type { CodeGuesser } from "./rate-limits";

/** Whom a guess is counted for. Who brings no cookie of ours shares with all of their address who bring none. */
const guesserOf = (device: Device | null, address: string): CodeGuesser => ({
  device: device?.issued ? device.token : null,
  address,
});

/** Whether a device is in the session of a code. Both are looked up either way, so that the time tells nothing. */
async function takesPart(code: string, device: Device | null, now: number): Promise<boolean> {
  const session = await publicSession({ code });
  const hash = deviceHashOf(device?.token ?? "none", session?.id ?? "nowhere");
  return (await participantOfDevice(hash, now)) !== null;
}

/** What a code leads to; null when it is none. */
type Look<Found> = () => Promise<Found | null>;

/**
 * Looks up a code for somebody who may, and counts it when it is none. A guesser asks one thing at a time, so that many
 * at once are as many as one after the other.
 * @returns what was found, or ms to wait
 */
export function ask<Found>(
  code: string,
  { device, address }: { device: Device | null; address: string },
  look: Look<Found>,
  { limits, now }: Dependencies,
): Promise<{ found: Found | null } | { wait: number }> {
  const guesser = guesserOf(device, address);
  return limits.guesses.run(guesser.device ?? address, async () => {
    const wait = await limits.guessing(guesser);
    // whoever is a participant already is let through whatever they or their neighbours typed
    if (wait !== null && !(await takesPart(code, device, now()))) return { wait };
    const found = await look();
    if (found === null) await limits.wrongCode(guesser);
    return { found };
  });
}

/** Counts a request for a page under a code. @returns ms to wait, or null when the page may answer */
export async function askByAddress(
  { url, headers }: IncomingMessage,
  address: string,
  dependencies: Dependencies,
): Promise<number | null> {
  const room = roomOf(url ?? "");
  // "/j/CODE" alone is the same page for every code
  if (!room || room.rest.length === 0) return null;
  const { code } = room;
  const device = deviceOfCookies(headers.cookie, dependencies.environment.secret);
  const asked = await ask(code, { device, address }, () => publicSession({ code }), dependencies);
  return "wait" in asked ? asked.wait : null;
}
