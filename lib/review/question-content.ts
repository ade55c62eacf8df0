/** A written answer as it is read: all its versions, and the evidence beside it. */
import type { EvidenceLine, SheetContent, SheetEvidence, SheetRevision } from "./desk";
import type { EvidenceRun, SessionWork } from "./session-work";

/** Points of a curve that a sparkline can show. */
const sparklinePoints = 48;

function thinned(values: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil(values.length / sparklinePoints));
  return values.filter((_, index) => index % step === 0 || index === values.length - 1);
}

/** A run of a piece of evidence in one line of a table. */
export function evidenceLine(run: EvidenceRun): EvidenceLine {
  const { label, config, curve, finalLoss, finalAccuracy, over } = run;
  return {
    ...{ label, finalLoss, finalAccuracy, over: over ?? null },
    network: config.network,
    classes: config.dataset.classes,
    epochs: curve.at(-1)?.epoch ?? 0,
    losses: thinned(curve.map(({ loss }) => loss).filter(Number.isFinite)),
  };
}

/** One participant's answer to a question. @param own that participant's work, @param more whether there is older work */
export function questionContent(own: SessionWork, questionId: string, more: boolean): SheetContent {
  const written = own.revisions.filter((one) => one.questionId === questionId).reverse();
  const revisions = written.map(({ id, text, kind, countedBy, late, admitted, at }): SheetRevision => ({
    ...{ id, text, kind, late, admitted, at },
    counted: countedBy !== null,
  }));
  const draft = own.drafts.find((one) => one.questionId === questionId && one.text.trim() !== "");
  const cited = written.find(({ kind }) => kind === "submitted")?.evidence ?? [];
  const evidence = own.evidence
    .filter((one) => one.questionId === questionId)
    .map(({ id, title, prediction, at }): SheetEvidence => ({
      ...{ id, title, prediction, at },
      cited: cited.includes(id),
    }));
  return {
    ...{ kind: "question", revisions, evidence, more },
    draft: draft ? { text: draft.text, at: draft.at } : null,
  };
}
