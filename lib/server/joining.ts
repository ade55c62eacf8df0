/** How a device becomes somebody in a session, comes back, and stops being anybody. */
import { randomInt } from "node:crypto";
import { nanoid } from "nanoid";
import type { Reply } from "@/lib/contract/errors";
import type { Payload } from "@/lib/contract/requests";
import { storingDevice } from "@/lib/db/commit-devices";
import { participantByCode } from "@/lib/db/devices";
import { placeLinkOf, usingPlaceLink } from "@/lib/db/place-links";
import { decide } from "@/lib/live/decide";
import { ownView } from "@/lib/live/view";
import type { Connection } from "./connection";
import type { Dependencies } from "./dependencies";
import type { Comer } from "./join-limits";
import { personalCodeHashOf } from "./personal-code";
import { answered, refused, replyOf } from "./refusal";

interface All {
  dependencies: Dependencies;
}

/** Who asks; null for a browser without a device of ours, and for others than students. */
function comerOf({ data: { room, viewer, address } }: Connection): Comer | null {
  if (viewer.role !== "student" || viewer.deviceHash === null) return null;
  return { sessionId: room.state.id, deviceHash: viewer.deviceHash, address };
}

/** Takes a new participant in when it is their turn. */
export async function join(
  connection: Connection,
  payload: Payload<"participant.join">,
  { dependencies: { limits, now } }: All,
): Promise<Reply<unknown>> {
  const { room, viewer } = connection.data;
  const comer = comerOf(connection);
  if (!comer) return refused("cookies-blocked");
  const newId = nanoid();
  const findings = { newId, personalCode: room.personalCode(newId), chance: randomInt(2 ** 31) };
  // what is refused anyway costs nobody a turn
  const foreseen = decide(room.state, room.actorOf(viewer), "participant.join", payload, {
    ...findings,
    now: now(),
  });
  if (!foreseen.ok) return replyOf(foreseen);
  const often = await limits.joins.joinedOften(comer);
  if (often !== null) return refused("joined-too-often", { retryAfterMs: often });
  const turn = limits.joins.turn(comer, now());
  if (turn !== null) return refused("rate-limited", { retryAfterMs: turn });
  const reply = await room.submit({ viewer, name: "participant.join", payload, findings });
  if (!reply.ok) return reply;
  room.arrivals.note(comer.address, now());
  await limits.joins.joined(comer);
  return reply;
}

/** Stores what a device is from now on, and tells its tabs. Alone in the room. */
async function rebind(connection: Connection, { deviceHash }: Comer, id: string | null, now: number) {
  const { room } = connection.data;
  await room.move(storingDevice(deviceHash, room.rebound(deviceHash, id), now));
}

/** Makes the device the participant of a personal code. */
export async function resume(
  connection: Connection,
  { personalCode }: Payload<"participant.resume">,
  { dependencies: { environment, limits, now } }: All,
): Promise<Reply<unknown>> {
  const { room, viewer } = connection.data;
  const comer = comerOf(connection);
  if (!comer) return refused("cookies-blocked");
  return room.turn(async () => {
    const wait = await limits.joins.resuming(comer);
    if (wait !== null) return refused("rate-limited", { retryAfterMs: wait });
    const hash = personalCodeHashOf(environment.secret, personalCode);
    const id = await participantByCode(room.state.id, hash);
    // who came in by another process a moment ago
    if (id !== null && !room.state.participants.has(id)) await room.learn();
    if (id === null || !room.state.participants.has(id)) {
      await limits.joins.guessedWrong(comer);
      return refused("wrong-code");
    }
    const self = ownView(room.state, id, { personalCode: () => personalCode });
    // a removal holds for every device that its code comes from; who is somebody else here stays that
    if (self !== null || room.actorOf(viewer).role === "visitor") await rebind(connection, comer, id, now());
    await limits.joins.resumed(comer);
    return self === null ? refused("removed") : answered({ self });
  });
}

/** Makes the device the participant of the instructor's one-time link; the others leave the place where the link says so. */
export async function returnToPlace(
  connection: Connection,
  { token }: Payload<"participant.return">,
  { dependencies: { limits, log, now } }: All,
): Promise<Reply<unknown>> {
  const { room, viewer } = connection.data;
  const comer = comerOf(connection);
  if (!comer) return refused("cookies-blocked");
  return room.turn(async () => {
    const wait = await limits.joins.resuming(comer);
    if (wait !== null) return refused("rate-limited", { retryAfterMs: wait });
    const link = await placeLinkOf(token, room.state.id, now());
    const actor = room.actorOf(viewer);
    // the answer may have been lost: whoever has the place asks for nothing more
    const has = link?.used && actor.role === "student" && actor.participantId === link.participantId;
    if (!link || !(link.usable || has)) {
      await limits.joins.guessedWrong(comer);
      return refused("link-over");
    }
    const { participantId } = link;
    const self = ownView(room.state, participantId, { personalCode: room.personalCode });
    if (self === null) return refused("removed");
    if (has) return answered({ self });
    const binding = room.rebound(comer.deviceHash, participantId);
    const moved = await room.move(usingPlaceLink(token, link, comer.deviceHash, binding, now()));
    if (moved === null) return refused("link-over");
    await limits.joins.resumed(comer);
    log.info("a place was given back", { session: room.state.id, participant: participantId });
    return answered({ self });
  });
}

/** "Not me": the device is nobody. What it was is kept, for a removal that holds for it. */
export async function leave(
  connection: Connection,
  _: Payload<"participant.leave">,
  { dependencies: { now } }: All,
): Promise<Reply<unknown>> {
  const { room, viewer } = connection.data;
  const comer = comerOf(connection);
  if (!comer) return refused("cookies-blocked");
  return room.turn(async () => {
    // said twice at once, the first has done it
    if (room.actorOf(viewer).role === "student") await rebind(connection, comer, null, now());
    return answered({});
  });
}
