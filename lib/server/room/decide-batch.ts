/** Decides commands that arrived together, one after the other, so that one transaction can store them all. */
import type { Reply } from "@/lib/contract/errors";
import { rebound, unbound, type Binding } from "@/lib/db/devices";
import type { Payload } from "@/lib/contract/requests";
import { actsOf } from "@/lib/live/acts";
import { apply, type Change } from "@/lib/live/changes";
import { decide, type CommandName, type FindingsOf } from "@/lib/live/decide";
import { dueChanges } from "@/lib/live/decide-timer";
import type { SessionState } from "@/lib/live/state";
import { replyOf } from "../refusal";
import type { Viewer } from "../viewer";
import { actorOf, type Bindings } from "./devices";

/** A parsed request on its way to the engine, with what was found out for it. */
export type Command = {
  [Name in CommandName]: { viewer: Viewer; name: Name; payload: Payload<Name>; findings: FindingsOf<Name> };
}[CommandName];

/** A device on which somebody joined. */
export interface Joined {
  participantId: string;
  deviceHash: string;
  binding: Binding;
}

export interface Batch {
  state: SessionState;
  bindings: Bindings;
  changes: Change[];
  joined: Joined[];
  /** when it was decided, ms since the epoch */
  at: number;
  /** of each command, in their order */
  replies: Reply<unknown>[];
}

/** ms; a clock that is behind the last commit by more than this was set back, and the commit decided by a wrong one */
const setBackMs = 60_000;

/**
 * When what comes next is decided: later than the commit before, whichever clock a process has. A clock that was set back
 * is followed: else a class whose server was a day ahead for a moment would have its timers tomorrow.
 */
export const momentAfter = (decidedAt: number, now: number): number =>
  decidedAt - now > setBackMs ? now : Math.max(now, decidedAt + 1);

function joinBatch(
  batch: Batch,
  { viewer, findings }: Extract<Command, { name: "participant.join" }>,
): Batch {
  if (viewer.role !== "student" || viewer.deviceHash === null) return batch;
  const { deviceHash } = viewer;
  const participantId = findings.newId;
  const binding = rebound(batch.bindings.get(deviceHash) ?? unbound, participantId);
  return {
    ...batch,
    bindings: new Map(batch.bindings).set(deviceHash, binding),
    joined: [...batch.joined, { participantId, deviceHash, binding }],
  };
}

function decideOne(batch: Batch, command: Command, now: number): Batch {
  const { viewer, name, payload, findings } = command;
  const actor = actorOf(viewer, batch.bindings);
  const outcome = decide(batch.state, actor, name, payload, { ...findings, now });
  const replies = [...batch.replies, replyOf(outcome)];
  if (!outcome.ok) return { ...batch, replies };
  const acts = outcome.changes.length > 0 ? actsOf(batch.state, actor, name, payload, now) : [];
  const changes = [...outcome.changes, ...acts];
  const next: Batch = {
    ...batch,
    state: changes.reduce((state, change) => apply(state, change), batch.state),
    changes: [...batch.changes, ...changes],
    replies,
  };
  return command.name === "participant.join" ? joinBatch(next, command) : next;
}

/** What the clock has brought comes first; then each command sees what those before it led to. Nothing is stored here. */
export function decideBatch(
  state: SessionState,
  bindings: Bindings,
  commands: readonly Command[],
  now: number,
): Batch {
  const due = dueChanges(state, now);
  const begun: Batch = {
    ...{ state: due.reduce(apply, state), bindings, changes: due },
    ...{ joined: [], at: now, replies: [] },
  };
  return commands.reduce((batch, command) => decideOne(batch, command, now), begun);
}
