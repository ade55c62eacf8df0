/** What each request leads to, after the door has let it in. */
import { nanoid } from "nanoid";
import type { Reply } from "@/lib/contract/errors";
import type { Payload, RequestName } from "@/lib/contract/requests";
import { bindDevice, participantByCode, releaseDevice } from "@/lib/db/devices";
import { notebookOf } from "@/lib/db/notebooks";
import { deleteSession } from "@/lib/db/sessions";
import type { CommandName, Findings, FindingsOf } from "@/lib/live/decide";
import { precheckAttempt, precheckRun } from "@/lib/live/submission";
import { ownView } from "@/lib/live/view";
import type { Connection } from "./connection";
import type { Dependencies } from "./dependencies";
import { personalCodeHashOf } from "./personal-code";
import { answered, refused, replyOf } from "./refusal";
import type { Command } from "./room/decide-batch";
import type { Rooms } from "./room/rooms";

export interface HandlerDependencies {
  dependencies: Dependencies;
  rooms: Rooms;
}

type Handler<Name extends RequestName> = (
  connection: Connection,
  payload: Payload<Name>,
  all: HandlerDependencies,
) => Promise<Reply<unknown>>;

/** A worker that is behind is asked again after this long. */
const busyMs = 2_000;

/** Hands a command to the engine in its room. */
function command<Name extends CommandName>(
  connection: Connection,
  name: Name,
  payload: Payload<Name>,
  findings: FindingsOf<Name>,
): Promise<Reply<unknown>> {
  const { room, viewer } = connection.data;
  // by this signature the three belong together, which the compiler does not follow into the union
  return room.submit({ viewer, name, payload, findings } as Command);
}

/** Commands that need nothing to be found out. */
const engine =
  <Name extends Exclude<CommandName, keyof Findings>>(name: Name): Handler<Name> =>
  (connection, payload) =>
    // what these names need is nothing
    command(connection, name, payload, {} as FindingsOf<Name>);

/** The participant at the other end; null for a visitor, and for who was one a moment ago. */
function participantOf({ data: { room, viewer } }: Connection): string | null {
  const actor = room.actorOf(viewer);
  return actor.role === "student" ? actor.participantId : null;
}

const join: Handler<"participant.join"> = async (connection, payload) => {
  const { room, viewer } = connection.data;
  if (viewer.role !== "student" || viewer.deviceHash === null) return refused("unauthenticated");
  const newId = nanoid();
  return command(connection, "participant.join", payload, { newId, personalCode: room.personalCode(newId) });
};

const resume: Handler<"participant.resume"> = async (connection, { personalCode }, { dependencies }) => {
  const { room, viewer } = connection.data;
  if (viewer.role !== "student" || viewer.deviceHash === null) return refused("unauthenticated");
  const { deviceHash } = viewer;
  const { environment, now } = dependencies;
  return room.alone(async () => {
    const hash = personalCodeHashOf(environment.secret, personalCode);
    const id = await participantByCode(room.state.id, hash);
    if (id === null || !room.state.participants.has(id)) return refused("wrong-code");
    const self = ownView(room.state, id, { personalCode: () => personalCode });
    if (self === null) return refused("removed");
    await bindDevice(deviceHash, id, now());
    room.bind(deviceHash, id);
    room.reintroduce(deviceHash);
    return answered({ self });
  });
};

const leave: Handler<"participant.leave"> = async (connection) => {
  const { room, viewer } = connection.data;
  if (viewer.role !== "student" || viewer.deviceHash === null) return refused("unauthenticated");
  const { deviceHash } = viewer;
  return room.alone(async () => {
    await releaseDevice(deviceHash);
    room.bind(deviceHash, null);
    room.reintroduce(deviceHash);
    return answered({});
  });
};

const reportProgress: Handler<"progress.report"> = async (connection, payload) => {
  const participantId = participantOf(connection);
  if (participantId !== null) connection.data.room.reportProgress(participantId, payload);
  return answered({});
};

const submitRun: Handler<"run.submit"> = async (connection, payload, { dependencies }) => {
  const { state, secret } = connection.data.room;
  const participantId = participantOf(connection);
  if (participantId === null) return refused("unauthenticated");
  const known = precheckRun(state, participantId, payload);
  if (known) return replyOf(known);
  const { network } = payload.config;
  const job = { sessionId: state.id, dataset: state.dataset, secret, network, weights: payload.weights };
  // a worker that died or took too long is no verdict on the run: it is sent again
  const score = await dependencies.verification.score(job).catch((error: unknown) => {
    dependencies.log.error("verification failed", error, { session: state.id });
    return null;
  });
  if (!score) return refused("server-busy", { retryAfterMs: busyMs });
  return command(connection, "run.submit", payload, { score });
};

const submitAttempt: Handler<"attempt.submit"> = async (connection, payload, { dependencies }) => {
  const { state } = connection.data.room;
  const owner = participantOf(connection);
  if (owner === null) return refused("unauthenticated");
  const known = precheckAttempt(state, owner, payload);
  if (known) return replyOf(known);
  const { id: attemptId, exerciseId, source } = payload;
  const verdict = await dependencies.attempts.check({ attemptId, exerciseId, source, owner });
  if (verdict === "busy") return refused("server-busy", { retryAfterMs: busyMs });
  if (!verdict) return refused("exercise-not-found");
  return command(connection, "attempt.submit", payload, { verdict });
};

const loadNotebook: Handler<"notebook.load"> = async (connection) => {
  const participantId = participantOf(connection);
  if (participantId === null) return refused("unauthenticated");
  return answered({ notebook: await notebookOf(participantId) });
};

const removeSession: Handler<"session.delete"> = async (connection, { title }, { rooms }) => {
  const { room } = connection.data;
  return room.alone(async () => {
    if (title.trim() !== room.state.title.trim()) return refused("bad-request", { field: "title" });
    await deleteSession(room.state.id);
    rooms.forget(room.state.id);
    // after the acknowledgement, which travels on a connection that this ends
    setImmediate(() => room.close());
    return answered({});
  });
};

export const handlers: { [Name in RequestName]: Handler<Name> } = {
  "participant.join": join,
  "participant.resume": resume,
  "participant.leave": leave,
  "progress.report": reportProgress,
  "run.submit": submitRun,
  "answer.draft": engine("answer.draft"),
  "answer.submit": engine("answer.submit"),
  "evidence.attach": engine("evidence.attach"),
  "attempt.submit": submitAttempt,
  "notebook.save": engine("notebook.save"),
  "notebook.load": loadNotebook,
  "session.open": engine("session.open"),
  "session.end": engine("session.end"),
  "session.reopen": engine("session.reopen"),
  "session.release": engine("session.release"),
  "session.delete": removeSession,
  "session.rename": engine("session.rename"),
  "activity.set": engine("activity.set"),
  "join.lock": engine("join.lock"),
  "board.set": engine("board.set"),
  "participant.rename": engine("participant.rename"),
  "participant.remove": engine("participant.remove"),
  "participant.restore": engine("participant.restore"),
  "late.admit": engine("late.admit"),
};
