/** A session as one JSON document, in pieces: a class's work need not fit into memory at once. */
import { standingRuns } from "./best-run";
import type { ExportSource, Pieces } from "./export-source";
import type { StoredRun } from "./session-work";

/** Raised when the document's shape changes. */
export const exportVersion = 4;

/** A stored run as it stands in the document. */
export type ExportedRun = Omit<StoredRun, "weights"> & {
  /** base64 of little-endian float32 */
  weights: string;
  /** the one that its participant stands with on the board */
  best: boolean;
};

/** A list under its name, a line for each of its things. */
async function* list<Thing>(
  name: string,
  things: AsyncIterable<Thing> | readonly Thing[],
  text: (thing: Thing) => string,
): Pieces {
  yield `,"${name}":[`;
  let separator = "\n";
  for await (const thing of things) {
    yield separator + text(thing);
    separator = ",\n";
  }
  yield "\n]";
}

/**
 * The document, piece by piece, the runs last.
 * @param encode base64 of bytes; the caller's, since pure code has neither Buffer nor btoa
 */
export async function* exportPieces(source: ExportSource, encode: (bytes: Uint8Array) => string): Pieces {
  const { session } = source;
  const best = standingRuns(session, await source.contenders());
  const exported = (run: StoredRun): string =>
    JSON.stringify({
      ...run,
      weights: encode(run.weights),
      best: best.get(run.participantId) === run.id,
    } satisfies ExportedRun);
  const head = JSON.stringify({ format: "spiralroom-session", version: exportVersion, session });
  yield head.slice(0, -1);
  yield* list("participants", await source.participants(), (one) => JSON.stringify(one));
  yield* list("revisions", source.revisions(), (one) => JSON.stringify(one));
  yield* list("drafts", source.drafts(), (one) => JSON.stringify(one));
  yield* list("hands", source.hands(), (one) => JSON.stringify(one));
  yield* list("checks", await source.checks(), (one) => JSON.stringify(one));
  yield* list("votes", source.votes(), (one) => JSON.stringify(one));
  yield* list("evidence", source.evidence(), (one) => JSON.stringify(one));
  yield* list("attempts", source.attempts(), (one) => JSON.stringify(one));
  yield* list("marks", source.marks(), (one) => JSON.stringify(one));
  yield* list("runs", source.runs(), exported);
  yield "\n}\n";
}
