/** A session as one JSON document, in pieces: a class's weights need not fit into memory at once. */
import { contendersOf, standingRuns } from "./best-run";
import type { SessionWork, StoredRun } from "./session-work";

/** Raised when the document's shape changes. */
export const exportVersion = 2;

/** A stored run as it stands in the document. */
export type ExportedRun = Omit<StoredRun, "weights"> & {
  /** base64 of little-endian float32 */
  weights: string;
  /** the one that its participant stands with on the board */
  best: boolean;
};

/**
 * The document, piece by piece: everything but the runs, then run after run.
 * @param encode base64 of bytes; the caller's, since pure code has neither Buffer nor btoa
 */
export async function* exportPieces(
  work: SessionWork,
  runs: AsyncIterable<StoredRun>,
  encode: (bytes: Uint8Array) => string,
): AsyncGenerator<string> {
  const { runs: _, ...rest } = work;
  const best = standingRuns(work.session, contendersOf(work));
  const head = JSON.stringify({ format: "spiralroom-session", version: exportVersion, ...rest });
  yield `${head.slice(0, -1)},"runs":[`;
  let separator = "\n";
  for await (const run of runs) {
    const exported: ExportedRun = {
      ...run,
      weights: encode(run.weights),
      best: best.get(run.participantId) === run.id,
    };
    yield separator + JSON.stringify(exported);
    separator = ",\n";
  }
  yield "\n]}\n";
}
