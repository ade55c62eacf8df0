/** One participant's models as they are read. */
import type { SheetContent, SheetRun } from "./desk";
import type { RunRemarks } from "./run-remarks";
import type { ReviewRun, SessionWork } from "./session-work";

function sheetRun(run: ReviewRun, { best, sameWeights }: RunRemarks): SheetRun {
  const { config, weightsHash, participantId, ...shown } = run;
  return {
    ...shown,
    best: run.id === best.get(participantId),
    optimizer: config.optimizer.kind,
    learningRate: config.optimizer.learningRate,
    batchSize: config.batchSize,
    seed: config.seed,
    sameAs: (sameWeights.get(weightsHash) ?? []).filter((id) => id !== participantId),
  };
}

/** One participant's runs, the newest first. @param own that participant's work */
export function spiralContent(own: SessionWork, remarks: RunRemarks, more: boolean): SheetContent {
  return { kind: "spiral", runs: own.runs.toReversed().map((run) => sheetRun(run, remarks)), more };
}
