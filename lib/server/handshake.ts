/** Who a connection is, before it may enter a room. */
import { handshakeSchema, type Handshake } from "@/lib/contract/handshake";
import { protocolVersion } from "@/lib/contract/protocol";
import type { WireError } from "@/lib/contract/errors";
import { deviceHashOf } from "@/lib/db/devices";
import { dutyOf } from "@/lib/live/staff";
import { ask } from "./code-guesses";
import type { Connection, ConnectionData } from "./connection";
import type { Dependencies } from "./dependencies";
import { deviceOfCookies, type Device } from "./device";
import { originOf } from "./http/forwarding";
import { refusedBy } from "./refusal";
import type { Room } from "./room/room";
import type { Rooms } from "./room/rooms";

/** Why a handshake fails; the client finds the wire error in `data`. */
class HandshakeError extends Error {
  constructor(readonly data: WireError) {
    super(data.code);
  }
}

/** Tabs of one browser profile in one session; each is sent every view. */
const connectionsPerDevice = 24;
/** After this long a tab that was refused may find that another has closed. */
const tooManyTabsMs = 10_000;

export interface HandshakeDependencies {
  dependencies: Dependencies;
  rooms: Rooms;
}

const fail = (code: WireError["code"], extra: Omit<WireError, "code"> = {}): never => {
  throw new HandshakeError({ code, ...extra });
};

/** @param auth missing when a client greets with nothing at all */
function parse(auth: Record<string, unknown> | undefined): Handshake {
  const parsed = handshakeSchema.safeParse(auth);
  // the version first: a newer page may greet in another shape
  if (auth?.protocol !== protocolVersion) return fail("protocol-mismatch");
  return parsed.success
    ? parsed.data
    : fail("bad-request", { field: parsed.error.issues[0]?.path.join(".") });
}

type Of<Role extends Handshake["role"]> = Extract<Handshake, { role: Role }>;
type Identified = Pick<ConnectionData, "room" | "viewer">;

/** A room, and by what hash it knows the device; null for a device that is none here. */
interface Found {
  room: Room;
  deviceHash: string | null;
}

async function recognise(room: Room, device: Device | null): Promise<Found> {
  if (!device) return { room, deviceHash: null };
  const hash = deviceHashOf(device.token, room.state.id);
  await room.learnDevice(hash);
  const known = room.actorOf({ role: "student", deviceHash: hash }).role === "student";
  return { room, deviceHash: known || device.issued ? hash : null };
}

async function openByCode(
  code: string,
  connection: Connection,
  { rooms, dependencies }: HandshakeDependencies,
  device: Device | null,
): Promise<Found> {
  const { address } = connection.data;
  const asked = await ask(code, { device, address }, () => rooms.open({ code }), dependencies);
  if ("wait" in asked) return fail("rate-limited", { retryAfterMs: asked.wait });
  return asked.found ? recognise(asked.found, device) : fail("session-not-found");
}

async function identifyStudent(
  { code }: Of<"student">,
  connection: Connection,
  all: HandshakeDependencies,
): Promise<Identified> {
  const { secret } = all.dependencies.environment;
  const device = deviceOfCookies(connection.handshake.headers.cookie, secret);
  const { room, deviceHash } = await openByCode(code, connection, all, device);
  if (deviceHash && room.connectionsOf(deviceHash) >= connectionsPerDevice)
    return fail("rate-limited", { retryAfterMs: tooManyTabsMs });
  return { room, viewer: { role: "student", deviceHash } };
}

async function identifyInstructor(
  { sessionId }: Of<"instructor">,
  connection: Connection,
  { rooms, dependencies }: HandshakeDependencies,
): Promise<Identified> {
  const signedIn = await dependencies.instructorOfCookies(connection.data.credentials);
  if (!signedIn) return fail("unauthenticated");
  const room = await rooms.open({ id: sessionId });
  if (!room) return fail("session-not-found");
  if (!dutyOf(room.state, signedIn.instructorId)) return fail("forbidden");
  return { room, viewer: { role: "instructor", ...signedIn } };
}

/** Nobody guesses a key of 192 bits: it is not limited. */
async function identifyScreen(
  { screenKey }: Of<"screen">,
  { rooms }: HandshakeDependencies,
): Promise<Identified> {
  const room = await rooms.open({ screenKey });
  return room ? { room, viewer: { role: "screen" } } : fail("session-not-found");
}

/**
 * Establishes room and viewer of a new connection.
 * @throws HandshakeError
 */
export async function identify(connection: Connection, all: HandshakeDependencies): Promise<void> {
  const { environment, log } = all.dependencies;
  const { place, https } = originOf(connection.request, environment);
  connection.data.address = place;
  const { cookie } = connection.handshake.headers;
  connection.data.credentials = { cookie, "x-forwarded-proto": https ? "https" : "http" };
  try {
    const greeting = parse(connection.handshake.auth);
    const identified =
      greeting.role === "student"
        ? await identifyStudent(greeting, connection, all)
        : greeting.role === "instructor"
          ? await identifyInstructor(greeting, connection, all)
          : await identifyScreen(greeting, all);
    Object.assign(connection.data, identified, { panes: greeting.panes ?? null });
  } catch (error) {
    if (error instanceof HandshakeError) {
      log.info("handshake refused", { code: error.data.code });
      throw error;
    }
    throw new HandshakeError(refusedBy(error, log).error);
  }
}
