/** A written answer as it is read: all its versions, and the evidence beside it. */
import type { EvidenceLine, SheetContent, SheetEvidence } from "./desk";
import type { ReviewEvidence, SessionWork } from "./session-work";

/** Points of a curve that a sparkline can show. */
const sparklinePoints = 48;

function thinned(values: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil(values.length / sparklinePoints));
  return values.filter((_, index) => index % step === 0 || index === values.length - 1);
}

function evidenceLine(run: ReviewEvidence["runs"][number]): EvidenceLine {
  const { label, config, curve, finalLoss, finalAccuracy, over } = run;
  return {
    ...{ label, finalLoss, finalAccuracy, over: over ?? null },
    network: config.network,
    classes: config.dataset.classes,
    epochs: curve.at(-1)?.epoch ?? 0,
    losses: thinned(curve.map(({ loss }) => loss).filter(Number.isFinite)),
  };
}

/** One participant's answer to a question. @param own that participant's work */
export function questionContent(own: SessionWork, questionId: string): SheetContent {
  const revisions = own.revisions.filter((one) => one.questionId === questionId).reverse();
  const draft = own.drafts.find((one) => one.questionId === questionId && one.text.trim() !== "");
  const cited = revisions.find(({ kind }) => kind === "submitted")?.evidence ?? [];
  const evidence = own.evidence
    .filter((one) => one.questionId === questionId)
    .map(({ id, title, prediction, at, runs }): SheetEvidence => ({
      ...{ id, title, prediction, at },
      cited: cited.includes(id),
      runs: runs.map(evidenceLine),
    }));
  return { kind: "question", revisions, draft: draft ? { text: draft.text, at: draft.at } : null, evidence };
}
