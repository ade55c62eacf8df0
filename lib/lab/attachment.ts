/** A run or a comparison as it is attached to an answer. */
import type { Language } from "@/lib/content/language";
import { wireLimits } from "@/lib/contract/protocol";
import type { RawPayload } from "@/lib/contract/requests";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { cutShort } from "@/lib/text/cut";
import { shownTrial, type Comparison } from "./compare/comparison";
import { summarise } from "./compare/statistics";
import type { KeptRun } from "./keep/kept-run";
import { curveForWire } from "./run/history";

/** What the lab gives; the classroom adds an id and the question. */
export type Attachment = Omit<RawPayload<"evidence.attach">, "id" | "questionId">;
type EvidenceRun = Attachment["runs"][number];

/** Points of all curves of one attachment together: a class's evidence is read as one page. */
const allPoints = 600;

const curvesOf = (curve: readonly CurvePoint[], runs: number): CurvePoint[] =>
  curveForWire(curve, Math.max(12, Math.min(wireLimits.curvePoints, Math.floor(allPoints / runs))));

/** A run of the student's own. */
export function runAttachment(run: KeptRun, name: string): Attachment {
  const line: EvidenceRun = {
    label: cutShort(name, 120),
    config: run.config,
    curve: curvesOf(run.curve, 1),
    finalLoss: run.loss !== null && Number.isFinite(run.loss) ? run.loss : null,
    finalAccuracy: run.claimedAccuracy ?? run.trainAccuracy,
  };
  return { title: cutShort(name, 200), prediction: null, runs: [line] };
}

interface Words {
  title: string;
  /** the guess in words; null without one */
  prediction: string | null;
  names: ReadonlyMap<string, string>;
}

/** A comparison: a line to each variant that has a result, with its mean and spread over the seeds. */
export function comparisonAttachment(comparison: Comparison, words: Words): Attachment {
  const results = summarise(comparison).filter(({ done }) => done > 0);
  const runs = results.slice(0, wireLimits.evidenceRuns).map((summary): EvidenceRun => {
    const { variant, mean, spread, loss, diverged, done } = summary;
    const shown = shownTrial(comparison, variant.id);
    return {
      label: cutShort(words.names.get(variant.id) ?? variant.id, 120),
      config: { ...variant.config, seed: shown?.seed ?? variant.config.seed },
      curve: curvesOf(shown?.curve ?? [], results.length),
      finalLoss: loss,
      finalAccuracy: mean,
      over: { seeds: done, spread, diverged },
    };
  });
  return {
    title: cutShort(words.title, 200),
    prediction: words.prediction && cutShort(words.prediction, 1_000),
    runs,
  };
}

/** One measured gradient: the label says what was found. */
export interface GradientFinding {
  label: string;
  config: EvidenceRun["config"];
}

/** The gradient experiment: nothing is trained, so the labels carry the figures. */
export const gradientAttachment = (
  title: string,
  prediction: string | null,
  findings: readonly GradientFinding[],
): Attachment => ({
  title: cutShort(title, 200),
  prediction: prediction && cutShort(prediction, 1_000),
  runs: findings.slice(0, wireLimits.evidenceRuns).map(({ label, config }) => ({
    label: cutShort(label, 120),
    config,
    curve: [],
    finalLoss: null,
    finalAccuracy: null,
  })),
});

/** A date for titles: "24 Nov, 19:30". */
export const momentOf = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(at);
