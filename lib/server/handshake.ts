/** Who a connection is, before it may enter a room. */
import { handshakeSchema, type Handshake } from "@/lib/contract/handshake";
import { protocolVersion } from "@/lib/contract/protocol";
import type { WireError } from "@/lib/contract/errors";
import { deviceHashOf } from "@/lib/db/devices";
import type { Connection, ConnectionData } from "./connection";
import type { Dependencies } from "./dependencies";
import { deviceTokenOf } from "./device";
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

async function openByKey(
  key: { code: string } | { screenKey: string },
  connection: Connection,
  { rooms, dependencies: { limits } }: HandshakeDependencies,
  token: string | null,
): Promise<Room> {
  const guesser = { device: token, address: connection.data.address };
  const wait = await limits.guessing(guesser);
  const room = await rooms.open(key);
  // somebody who is a participant already is let through whatever their neighbours typed
  const hash = room && token ? deviceHashOf(token, room.state.id) : null;
  if (room && hash) await room.learnDevice(hash);
  const known = hash !== null && room?.actorOf({ role: "student", deviceHash: hash }).role === "student";
  if (wait !== null && !known) return fail("rate-limited", { retryAfterMs: wait });
  if (room) return room;
  await limits.wrongCode(guesser);
  return fail("session-not-found");
}

async function identifyStudent(
  { code }: Of<"student">,
  connection: Connection,
  all: HandshakeDependencies,
): Promise<Identified> {
  const token = deviceTokenOf(connection.handshake.headers.cookie);
  const room = await openByKey({ code }, connection, all, token);
  const deviceHash = token && deviceHashOf(token, room.state.id);
  if (deviceHash && room.connectionsOf(deviceHash) >= connectionsPerDevice)
    return fail("rate-limited", { retryAfterMs: tooManyTabsMs });
  return { room, viewer: { role: "student", deviceHash } };
}

async function identifyInstructor(
  { sessionId }: Of<"instructor">,
  connection: Connection,
  { rooms, dependencies }: HandshakeDependencies,
): Promise<Identified> {
  const signedIn = await dependencies.instructorOfCookies(connection.handshake.headers);
  if (!signedIn) return fail("unauthenticated");
  const room = await rooms.open({ id: sessionId });
  if (!room) return fail("session-not-found");
  if (room.state.instructorId !== signedIn.instructorId) return fail("forbidden");
  return { room, viewer: { role: "instructor", ...signedIn } };
}

async function identifyScreen(
  { screenKey }: Of<"screen">,
  connection: Connection,
  all: HandshakeDependencies,
): Promise<Identified> {
  return { room: await openByKey({ screenKey }, connection, all, null), viewer: { role: "screen" } };
}

/**
 * Establishes room and viewer of a new connection.
 * @throws HandshakeError
 */
export async function identify(connection: Connection, all: HandshakeDependencies): Promise<void> {
  const { environment, log } = all.dependencies;
  connection.data.address = originOf(connection.request, environment.proxies).address;
  try {
    const greeting = parse(connection.handshake.auth);
    const identified =
      greeting.role === "student"
        ? await identifyStudent(greeting, connection, all)
        : greeting.role === "instructor"
          ? await identifyInstructor(greeting, connection, all)
          : await identifyScreen(greeting, connection, all);
    Object.assign(connection.data, identified);
  } catch (error) {
    if (error instanceof HandshakeError) {
      log.info("handshake refused", { code: error.data.code });
      throw error;
    }
    throw new HandshakeError(refusedBy(error, log).error);
  }
}
