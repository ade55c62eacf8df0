/** Decides commands that arrived together, one after the other, so that one transaction can store them all. */
import type { Reply } from "@/lib/contract/errors";
import type { Payload } from "@/lib/contract/requests";
import type { Credentials } from "@/lib/db/store-session-changes";
import { apply, type Change } from "@/lib/live/changes";
import { decide, type CommandName, type DecideContext } from "@/lib/live/decide";
import type { SessionState } from "@/lib/live/state";
import { answered, refused } from "../refusal";
import type { Viewer } from "../viewer";
import { actorOf, type Bindings } from "./devices";

/** A parsed request on its way to the engine. */
export interface Command<Name extends CommandName = CommandName> {
  viewer: Viewer;
  name: Name;
  payload: Payload<Name>;
  context: Omit<DecideContext, "now">;
  /** of the participant whom a join creates */
  personalCodeHash: string;
}

export interface Batch {
  state: SessionState;
  bindings: Bindings;
  changes: Change[];
  credentials: Credentials[];
  /** of each command, in their order */
  replies: Reply<unknown>[];
}

function joinBatch(batch: Batch, { viewer, context, personalCodeHash }: Command): Batch {
  if (viewer.role !== "student" || viewer.deviceHash === null) return batch;
  const { deviceHash } = viewer;
  const participantId = context.newId;
  return {
    ...batch,
    bindings: new Map(batch.bindings).set(deviceHash, participantId),
    credentials: [...batch.credentials, { participantId, deviceHash, personalCodeHash }],
  };
}

function decideOne(batch: Batch, command: Command, now: number): Batch {
  const { viewer, name, payload, context } = command;
  const actor = actorOf(viewer, batch.bindings);
  const outcome = decide(batch.state, actor, name, payload, { ...context, now });
  if (!outcome.ok) {
    const { code, field } = outcome;
    return { ...batch, replies: [...batch.replies, refused(code, field === undefined ? {} : { field })] };
  }
  const next: Batch = {
    ...batch,
    state: outcome.changes.reduce((state, change) => apply(state, change), batch.state),
    changes: [...batch.changes, ...outcome.changes],
    replies: [...batch.replies, answered(outcome.data)],
  };
  return name === "participant.join" ? joinBatch(next, command) : next;
}

/** Each command sees what those before it led to. Nothing is stored here. */
export function decideBatch(
  state: SessionState,
  bindings: Bindings,
  commands: readonly Command[],
  now: number,
): Batch {
  const empty: Batch = { state, bindings, changes: [], credentials: [], replies: [] };
  return commands.reduce((batch, command) => decideOne(batch, command, now), empty);
}
