/** The one door: rate limit → authenticate → parse → authority → handler → acknowledgement. Every request is answered. */
import type { Reply } from "@/lib/contract/errors";
import { requests, type Payload, type RequestName } from "@/lib/contract/requests";
import { storable } from "@/lib/text/storable";
import { authorize } from "@/lib/live/authority";
import type { Connection } from "./connection";
import { handlers, type HandlerDependencies } from "./handlers";
import { answered, refused, refusedBy, type Refused } from "./refusal";
import { dismiss } from "./viewer";
import { isRepeat } from "./watch/repeats";

const isRequest = (name: string): name is RequestName => Object.hasOwn(requests, name);

/** A revoked sign-in ends the connection; the check asks the database. */
async function authenticate(connection: Connection, all: HandlerDependencies): Promise<Refused | null> {
  const { viewer, room } = connection.data;
  if (room.closed) return refused("session-not-found");
  if (viewer.role !== "instructor") return null;
  const signedIn = await all.dependencies.instructorOfCookies(connection.data.credentials);
  if (signedIn?.instructorId === viewer.instructorId) return null;
  setImmediate(() => dismiss(connection, { code: "unauthenticated" }));
  return refused("unauthenticated");
}

/** Tabs of one person count together. */
function identityOf(connection: Connection): string {
  const { viewer, room } = connection.data;
  const actor = room.actorOf(viewer);
  if (actor.role === "student") return actor.participantId;
  if (actor.role === "instructor") return actor.instructorId;
  return (viewer.role === "student" && viewer.deviceHash) || connection.id;
}

async function limit(connection: Connection, name: string, { dependencies }: HandlerDependencies) {
  const retryAfterMs = await dependencies.limits.request(identityOf(connection), name);
  return retryAfterMs === null ? null : refused("rate-limited", { retryAfterMs });
}

function parse<Name extends RequestName>(name: Name, raw: unknown): Reply<Payload<Name>> {
  const parsed = requests[name].payload.safeParse(raw);
  // the schema under this name makes this payload
  if (parsed.success) return answered(storable(parsed.data) as Payload<Name>);
  const [issue] = parsed.error.issues;
  if (issue.message === "too-many-parameters") return refused("network-too-large");
  return refused("bad-request", { field: issue.path.join(".") });
}

async function admit<Name extends RequestName>(
  connection: Connection,
  name: Name,
  raw: unknown,
  all: HandlerDependencies,
): Promise<Reply<unknown>> {
  const { room, viewer } = connection.data;
  const parsed = parse(name, raw);
  if (!parsed.ok) return parsed;
  const actor = room.actorOf(viewer);
  const code = authorize(room.state, actor, name);
  // a tab whose neighbour joined meanwhile learns who it is
  if (code === "already-joined") room.remind(connection);
  if (code) return refused(code);
  if (isRepeat(room.state, actor, name, parsed.data)) all.metrics.repeated(name);
  return handlers[name](connection, parsed.data, all);
}

/** Answers one request; never rejects. */
async function answer(
  connection: Connection,
  name: string,
  raw: unknown,
  all: HandlerDependencies,
): Promise<Reply<unknown>> {
  const { log } = all.dependencies;
  const fields = { session: connection.data.room.state.id, request: isRequest(name) ? name : "unknown" };
  try {
    const reply =
      (await limit(connection, name, all)) ??
      (await authenticate(connection, all)) ??
      (isRequest(name) ? await admit(connection, name, raw, all) : refused("unknown-request"));
    if (!reply.ok) log.info("refused", { ...fields, code: reply.error.code });
    return reply;
  } catch (error) {
    return refusedBy(error, log, fields);
  }
}

/** Requests that are being answered, so that a shutdown can wait for them. */
export class Door {
  readonly #all: HandlerDependencies;
  readonly #inFlight = new Set<Promise<void>>();
  #shut = false;

  constructor(all: HandlerDependencies) {
    this.#all = all;
  }

  /**
   * Listens to a connection's requests. Without an acknowledgement to call there is nobody to answer: it is dropped, as
   * the frame that it was it has been counted.
   */
  open(connection: Connection): void {
    connection.onAny((name: string, ...rest: unknown[]) => {
      const acknowledge = rest.pop();
      if (typeof acknowledge !== "function") return;
      const began = performance.now();
      const reply = this.#shut
        ? Promise.resolve(refused("server-busy"))
        : answer(connection, name, rest[0], this.#all);
      const work = reply.then((value) => {
        acknowledge(value);
        const seconds = (performance.now() - began) / 1_000;
        const code = value.ok ? null : value.error.code;
        this.#all.metrics.acknowledged(isRequest(name) ? name : "unknown", seconds, code);
      });
      this.#inFlight.add(work);
      void work.finally(() => this.#inFlight.delete(work));
    });
  }

  /** Takes nothing more and resolves when everything taken is answered. */
  async shut(): Promise<void> {
    this.#shut = true;
    await Promise.allSettled(this.#inFlight);
  }
}
