/** What each request leads to, after the door has let it in. */
import { isQuestionId } from "@/lib/content/questions";
import type { SessionAct } from "@/lib/contract/acts";
import type { Reply } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";
import type { Payload, RequestName } from "@/lib/contract/requests";
import { storeActs, storeLook } from "@/lib/db/acts";
import { storedVerdict } from "@/lib/db/attempts";
import { notebookOf } from "@/lib/db/notebooks";
import { newPlaceLink, placeLinkMs } from "@/lib/db/place-links";
import { findSession } from "@/lib/db/session-state";
import { deleteSession } from "@/lib/db/sessions";
import { inviteStaff, staffInvitations, uninviteStaff, type OwnedSession } from "@/lib/db/staff";
import { actorNamed } from "@/lib/live/acts";
import { alikeIn } from "@/lib/live/alike";
import { authorize } from "@/lib/live/authority";
import type { CommandName, Findings, FindingsOf } from "@/lib/live/decide";
import { revealsNow, type Telling } from "@/lib/live/ensemble";
import { lateWork } from "@/lib/live/late-work";
import { notebookView } from "@/lib/live/notebook";
import { precheckAttempt, precheckNotebook, precheckRun } from "@/lib/live/submission";
import { toKeep } from "@/lib/live/snapshots";
import { ownRuns } from "@/lib/live/view-student";
import { isIn } from "@/lib/live/state";
import { workOf } from "@/lib/live/work";
import type { Connection } from "./connection";
import type { Dependencies } from "./dependencies";
import { join, leave, resume, returnToPlace } from "./joining";
import type { Lanes } from "./lanes";
import { answered, refused, replyOf } from "./refusal";
import type { Command } from "./room/decide-batch";
import type { Rooms } from "./room/rooms";
import type { Ensembles } from "./verification/ensembles";
import type { Metrics } from "./watch/metrics";

export interface HandlerDependencies {
  ensembles: Ensembles;
  dependencies: Dependencies;
  metrics: Metrics;
  rooms: Rooms;
  /** of notebooks, the largest things that are read at somebody's word: one of each participant's at a time */
  reading: Lanes;
}

type Handler<Name extends RequestName> = (
  connection: Connection,
  payload: Payload<Name>,
  all: HandlerDependencies,
) => Promise<Reply<unknown>>;

/** Times that a save reads what it is decided by. */
const readsAtMost = 3;

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

const openPanes: Handler<"view.open"> = async (connection, { panes }) => {
  // a page that takes whole views has none
  if (connection.data.panes) connection.data.room.show(connection, panes);
  return answered({});
};

const reportProgress: Handler<"progress.report"> = async (connection, payload) => {
  const participantId = participantOf(connection);
  if (participantId !== null) connection.data.room.reportProgress(participantId, payload);
  return answered({});
};

const reportTile: Handler<"tile.report"> = async (connection, tile) => {
  const participantId = participantOf(connection);
  if (participantId !== null) connection.data.room.reportTile(participantId, tile);
  return answered({});
};

/** Whose tile was looked at closely is for the record; what the record is not told holds nobody up. */
const lookAt: Handler<"wall.look"> = async (connection, sight, { dependencies: { log, now } }) => {
  const { room, viewer } = connection.data;
  room.lookAt(connection, sight);
  const target = sight.closely;
  if (target !== null && viewer.role === "instructor" && room.state.participants.has(target)) {
    const { id: sessionId } = room.state;
    const act = { ...actorNamed(room.state, viewer.instructorId), sessionId, target, at: now() };
    storeLook(act).catch((error: unknown) =>
      log.error("a look was not noted", error, { session: sessionId }),
    );
  }
  return answered({});
};

/** Writes down what one of the staff did without the engine. */
async function noteAct(
  { data: { room, viewer } }: Connection,
  what: SessionAct,
  target: string | null,
  at: number,
): Promise<void> {
  if (viewer.role !== "instructor") return;
  const act = { ...actorNamed(room.state, viewer.instructorId), sessionId: room.state.id, what, target, at };
  await storeActs([act]);
}

const takeSnapshot: Handler<"snapshot.take"> = async (connection, payload) => {
  const { room } = connection.data;
  const known = room.state.participants.has(payload.participantId);
  const tile = known ? toKeep(await room.shot(payload)) : null;
  return command(connection, "snapshot.take", payload, { tile });
};

const submitRun: Handler<"run.submit"> = async (connection, payload, { dependencies }) => {
  const { state, secret } = connection.data.room;
  const participantId = participantOf(connection);
  if (participantId === null) return refused("unauthenticated");
  const known = precheckRun(state, participantId, payload);
  if (known) return replyOf(known);
  const { network } = payload.config;
  const { id: sessionId, dataset } = state;
  const job = { owner: participantId, sessionId, dataset, secret, network, weights: payload.weights };
  // a worker that died or took too long is no verdict on the run: it is sent again
  const score = await dependencies.verification.score(job).catch((error: unknown) => {
    dependencies.log.error("verification failed", error, { session: sessionId });
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
  const { id: attemptId, exerciseId, source } = payload;
  if (known === "stored") return answered({ verdict: await storedVerdict(owner, attemptId) });
  if (known) return replyOf(known);
  const tried = workOf(state, owner).attempts.length > 0;
  const verdict = await dependencies.attempts.check({ attemptId, exerciseId, source, owner, tried });
  if (!verdict) return refused("exercise-not-found");
  if ("retryAfterMs" in verdict) return refused("server-busy", verdict);
  return command(connection, "attempt.submit", payload, { verdict });
};

/** The reveal tells the class's ensemble, which is scored while the steps before it are told. */
const told =
  <Name extends Telling>(name: Name): Handler<Name> =>
  async (connection, payload, { ensembles, dependencies: { now } }) => {
    const { room, viewer } = connection.data;
    // when all that came before has been decided: what is refused then waits for no score
    const reveals = await room.alone(async () =>
      revealsNow(room.state, room.actorOf(viewer), name, payload, now()),
    );
    const findings: Findings[Telling] = { ensemble: reveals ? await ensembles.scored(room) : null };
    const reply = await command(connection, name, payload, findings as FindingsOf<Name>);
    if (reply.ok && room.state.finale > 0) void ensembles.prepare(room);
    return reply;
  };

const listRuns: Handler<"runs.list"> = async (connection, { before }) => {
  const participantId = participantOf(connection);
  if (participantId === null) return refused("unauthenticated");
  return answered({ verdicts: ownRuns(connection.data.room.state, participantId, before) });
};

const listLate: Handler<"late.list"> = async (connection, { after }) =>
  answered(lateWork(connection.data.room.state, after));

const listAlike: Handler<"answers.alike"> = async (connection, { questionId }) => {
  if (!isQuestionId(questionId)) return refused("question-not-found");
  const alike = alikeIn(connection.data.room.state, questionId);
  return answered({ answers: alike.slice(0, wireLimits.alikeShown), total: alike.length });
};

const loadNotebook: Handler<"notebook.load"> = async (
  connection,
  { of = "notebook", sent = "" },
  { reading },
) => {
  const participantId = participantOf(connection);
  if (participantId === null) return refused("unauthenticated");
  const stored = await reading.run(participantId, () => notebookOf(participantId, of));
  const empty = stored.version === 0 && stored.cells.length === 0;
  return answered({ notebook: empty ? null : notebookView(stored), taken: stored.saves.includes(sent) });
};

/**
 * Saves of one participant are decided one after another: each is read beside what the one before it stored.
 * Only another process's save can come between reading and deciding; then it is read once more.
 */
const saveNotebook: Handler<"notebook.save"> = async (connection, payload, { reading }) => {
  const participantId = participantOf(connection);
  if (participantId === null) return refused("unauthenticated");
  const known = precheckNotebook(connection.data.room.state, participantId, payload);
  if (known) return replyOf(known);
  return reading.run(participantId, async () => {
    let reply: Reply<unknown> = refused("server-busy", { retryAfterMs: busyMs });
    for (let tries = 0; tries < readsAtMost; tries++) {
      const stored = await notebookOf(participantId, payload.of ?? "notebook");
      reply = await command(connection, "notebook.save", payload, { stored });
      if (reply.ok || reply.error.code !== "server-busy") return reply;
    }
    return reply;
  });
};

const linkToPlace: Handler<"place.link"> = async (connection, payload, { dependencies: { log, now } }) => {
  const { room, viewer } = connection.data;
  // beside no command, of this process or another: one that removes who asks ends the links that there are
  return room.turn(async () => {
    const code = authorize(room.state, room.actorOf(viewer), "place.link");
    if (code) return refused(code);
    // who joined by another process a moment ago
    if (!room.state.participants.has(payload.participantId)) await room.learn();
    const participant = room.state.participants.get(payload.participantId);
    if (!participant) return refused("participant-not-found");
    if (!isIn(participant)) return refused("wrong-phase");
    const at = now();
    const { token, work } = newPlaceLink(payload, at);
    await room.move(work);
    await noteAct(connection, "place-link", payload.participantId, at);
    log.info("a link to a place was made", { session: room.state.id, participant: participant.id });
    return answered({ token, expiresAt: new Date(at + placeLinkMs).toISOString() });
  });
};

const standAt: Handler<"staff.at"> = async (connection, { at }) => {
  connection.data.room.standAt(connection, at);
  return answered({});
};

/** The session as whoever asks owns it; it may be another's since, and the room not have heard of it. */
function ownOf({ data: { room, viewer } }: Connection): OwnedSession {
  return { id: room.state.id, instructorId: viewer.role === "instructor" ? viewer.instructorId : "" };
}

const invite: Handler<"staff.invite"> = async (connection, payload, { dependencies: { log, now } }) => {
  const session = ownOf(connection);
  const made = await inviteStaff(session, payload, new Date(now()));
  if (made === "full") return refused("staff-full");
  if (made === "another's") return refused("forbidden");
  await noteAct(connection, "invited-staff", payload.duty, now());
  log.info("somebody was invited to the staff", { session: session.id });
  return answered(made);
};

const uninvite: Handler<"staff.uninvite"> = async (connection, { id }) => {
  await uninviteStaff(ownOf(connection), id);
  return answered({});
};

const listInvitations: Handler<"staff.invitations"> = async (connection, _, { dependencies: { now } }) =>
  answered({ invitations: await staffInvitations(ownOf(connection), new Date(now())) });

const removeSession: Handler<"session.delete"> = async (connection, { title }, { rooms }) => {
  const { room } = connection.data;
  return room.alone(async () => {
    if (title.trim() !== room.state.title.trim()) return refused("bad-request", { field: "title" });
    const deleted = await deleteSession(ownOf(connection).instructorId, room.state.id);
    // one that is gone already was deleted before
    if (!deleted && (await findSession({ id: room.state.id }))) return refused("forbidden");
    rooms.forget(room.state.id);
    // after the acknowledgement, which travels on a connection that this ends
    setImmediate(() => room.close());
    return answered({});
  });
};

export const handlers: { [Name in RequestName]: Handler<Name> } = {
  "participant.join": join,
  "participant.resume": resume,
  "participant.return": returnToPlace,
  "participant.number": engine("participant.number"),
  "participant.leave": leave,
  "view.open": openPanes,
  "progress.report": reportProgress,
  "tile.report": reportTile,
  "wall.look": lookAt,
  "run.submit": submitRun,
  "runs.list": listRuns,
  "answer.draft": engine("answer.draft"),
  "answer.submit": engine("answer.submit"),
  "evidence.attach": engine("evidence.attach"),
  "attempt.submit": submitAttempt,
  "hand.raise": engine("hand.raise"),
  "hand.lower": engine("hand.lower"),
  "spotlight.decline": engine("spotlight.decline"),
  "snapshots.withdraw": engine("snapshots.withdraw"),
  "check.vote": engine("check.vote"),
  "notebook.save": saveNotebook,
  "notebook.load": loadNotebook,
  "session.open": engine("session.open"),
  "session.end": engine("session.end"),
  "session.reopen": engine("session.reopen"),
  "session.release": engine("session.release"),
  "session.delete": removeSession,
  "session.rename": engine("session.rename"),
  "session.edit": engine("session.edit"),
  "activity.set": engine("activity.set"),
  "join.lock": engine("join.lock"),
  "board.set": told("board.set"),
  "timer.set": engine("timer.set"),
  "announcement.set": engine("announcement.set"),
  "aside.set": engine("aside.set"),
  "pause.set": engine("pause.set"),
  "focus.set": engine("focus.set"),
  "pseudonyms.set": engine("pseudonyms.set"),
  "spotlight.set": engine("spotlight.set"),
  "answers.alike": listAlike,
  "snapshot.take": takeSnapshot,
  "snapshot.note": engine("snapshot.note"),
  "snapshots.order": engine("snapshots.order"),
  "snapshot.remove": engine("snapshot.remove"),
  "check.ask": engine("check.ask"),
  "check.set": engine("check.set"),
  "check.reveal": engine("check.reveal"),
  "hands.seen": engine("hands.seen"),
  "hand.end": engine("hand.end"),
  "timer.extend": engine("timer.extend"),
  "finale.set": told("finale.set"),
  "participant.rename": engine("participant.rename"),
  "participant.renumber": engine("participant.renumber"),
  "place.link": linkToPlace,
  "participant.remove": engine("participant.remove"),
  "participant.erase": engine("participant.erase"),
  "participant.restore": engine("participant.restore"),
  "participants.remove": engine("participants.remove"),
  "participants.restore": engine("participants.restore"),
  "drafts.ask": engine("drafts.ask"),
  "drafts.count": engine("drafts.count"),
  "late.list": listLate,
  "late.admit": engine("late.admit"),
  "staff.at": standAt,
  "staff.set": engine("staff.set"),
  "staff.leave": engine("staff.leave"),
  "staff.invite": invite,
  "staff.uninvite": uninvite,
  "staff.invitations": listInvitations,
};
