/** One piece of work on its way to the server, as it lies in the browser's storage. */
import type { WireError } from "@/lib/contract/errors";
import type { RawPayload, ReplyData, RequestName } from "@/lib/contract/requests";

/** The requests that carry work; each payload has an id, under which a second arrival changes nothing. */
export const workNames = [
  "run.submit",
  "answer.draft",
  "answer.submit",
  "evidence.attach",
  "attempt.submit",
  "notebook.save",
] as const satisfies readonly RequestName[];
/** A request that waits in the outbox until it is answered. */
export type WorkName = (typeof workNames)[number];

/** Work of which the latest is all that counts: it is typed, and each key makes another of it. */
export const typedNames = ["answer.draft", "notebook.save"] as const satisfies readonly WorkName[];
/** A request that what is being typed becomes. */
export type TypedName = (typeof typedNames)[number];

/** Whether of such work the latest is all that counts. */
export const isTyped = (name: WorkName): name is TypedName =>
  (typedNames as readonly WorkName[]).includes(name);

/** What the queue knows of an item beside its request. */
export interface ItemState {
  /** the payload's id */
  id: string;
  /** the participant whose work it is */
  owner: string;
  /** place in the queue, given by the store; 0 before */
  order: number;
  /** items of one lane are sent strictly one after another */
  lane: string;
  /** the item that this one was edited from, while that is still on its way */
  after: string | null;
  createdAt: number;
  /** the page that made it; its clock never stands still */
  page: string | null;
  /** counted before each sending, so 0 says that it never left this device */
  tries: number;
  error: WireError | null;
  /** times in a row that the server itself failed on it */
  failures: number;
  /** refused for good: kept to be seen, not sent again */
  refused: boolean;
  /** epoch milliseconds before which it is not tried again */
  retryAt: number;
  /** the tab that is sending it, and until when it may be believed to */
  holder: string | null;
  heldUntil: number;
}

/** A waiting request of this name with its payload and state. */
export type ItemOf<Name extends WorkName> = ItemState & { name: Name; payload: RawPayload<Name> };
/** A waiting request of any name. */
export type OutboxItem = { [Name in WorkName]: ItemOf<Name> }[WorkName];

/** An acknowledged item with what the server said. */
export type Acknowledged = {
  [Name in WorkName]: { name: Name; item: ItemOf<Name>; data: ReplyData<Name> };
}[WorkName];

/** Work on one question, exercise or notebook keeps its order; runs keep theirs. */
function laneOf(item: Pick<OutboxItem, "name" | "payload">): string {
  const { payload } = item;
  if ("questionId" in payload) return `question ${payload.questionId}`;
  if ("exerciseId" in payload) return `exercise ${payload.exerciseId}`;
  // of which notebook, where a save says so
  return "of" in payload ? `${item.name} ${String(payload.of)}` : item.name;
}

/** A fresh item for a request. */
export function newItem<Name extends WorkName>(
  name: Name,
  payload: RawPayload<Name>,
  { owner, after, now, page }: { owner: string; after: string | null; now: number; page: string | null },
): OutboxItem {
  // a name with its own payload is one of the union's members; the compiler cannot follow the generic
  const request = { name, payload } as OutboxItem;
  return {
    ...request,
    id: payload.id,
    owner,
    order: 0,
    lane: laneOf(request),
    after,
    createdAt: now,
    page,
    tries: 0,
    error: null,
    failures: 0,
    refused: false,
    retryAt: 0,
    holder: null,
    heldUntil: 0,
  };
}
