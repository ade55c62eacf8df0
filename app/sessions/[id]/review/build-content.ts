import type {
  EvidenceLine,
  SheetContent,
  SheetEvidence,
  SheetExercise,
  SheetRun,
} from "@/components/review/desk";
import { exerciseById, exercises } from "@/lib/content/exercises";
import type { Language } from "@/lib/content/language";
import type { MarkItem } from "@/lib/review/mark-items";
import { suggestedPoints } from "@/lib/review/mark-points";
import type { ReviewAttempt, ReviewEvidence, ReviewRun, SessionWork } from "@/lib/review/session-work";
import { bestRun, exerciseCounts } from "@/lib/review/work-of";
import { networkName } from "@/lib/spiral/network";

/** Points of a curve that a sparkline can show. */
const sparklinePoints = 48;

function thinned(values: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil(values.length / sparklinePoints));
  return values.filter((_, index) => index % step === 0 || index === values.length - 1);
}

function evidenceLine({
  label,
  config,
  curve,
  finalLoss,
  finalAccuracy,
  over,
}: ReviewEvidence["runs"][number]): EvidenceLine {
  return {
    ...{ label, finalLoss, finalAccuracy, over: over ?? null },
    network: networkName(config.network, config.dataset.classes),
    epochs: curve.at(-1)?.epoch ?? 0,
    losses: thinned(curve.map(({ loss }) => loss).filter(Number.isFinite)),
  };
}

function questionContent(own: SessionWork, questionId: string): SheetContent {
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

function sheetRun(run: ReviewRun, best: ReviewRun | null, all: SessionWork): SheetRun {
  const { config, weightsHash, participantId, ...shown } = run;
  const twins = all.runs.filter(
    (other) => other.weightsHash === weightsHash && other.participantId !== participantId,
  );
  return {
    ...shown,
    best: run.id === best?.id,
    optimizer: config.optimizer.kind,
    learningRate: config.optimizer.learningRate,
    batchSize: config.batchSize,
    seed: config.seed,
    sameAs: [...new Set(twins.map((other) => other.participantId))],
  };
}

function spiralContent(own: SessionWork, all: SessionWork): SheetContent {
  const best = bestRun(own.runs);
  return { kind: "spiral", runs: own.runs.toReversed().map((run) => sheetRun(run, best, all)) };
}

const sheetAttempt = (attempt: ReviewAttempt, language: Language): SheetExercise["attempts"][number] => {
  const { id, at, source, passed, late, admitted, verdict } = attempt;
  return {
    id,
    at,
    source,
    passed,
    late,
    admitted,
    message: verdict.message[language],
    printed: verdict.printed,
  };
};

function tensorsContent(own: SessionWork, item: MarkItem, language: Language): SheetContent {
  const ids = [...new Set(own.attempts.map(({ exerciseId }) => exerciseId))];
  const tried = ids.map((id): SheetExercise => {
    const attempts = own.attempts.filter((one) => one.exerciseId === id).reverse();
    return {
      id,
      title: exerciseById(id)?.title[language] ?? id,
      passed: attempts.some(({ passed }) => passed),
      attempts: attempts.map((attempt) => sheetAttempt(attempt, language)),
    };
  });
  const { passed } = exerciseCounts(own.attempts);
  const total = exercises.length;
  return {
    kind: "tensors",
    exercises: tried,
    passed,
    total,
    suggested: suggestedPoints(passed, total, item.max),
  };
}

/** What one participant did for an item. `all` is the whole session's work, to find identical weights. */
export function buildContent(
  own: SessionWork,
  all: SessionWork,
  item: MarkItem,
  language: Language,
): SheetContent {
  if (item.kind === "spiral") return spiralContent(own, all);
  if (item.kind === "tensors") return tensorsContent(own, item, language);
  return questionContent(own, item.id);
}
