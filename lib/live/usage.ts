/** What a participant has stored, counted as the quotas count it, and whether more fits. */
import {
  nearlyFull,
  pieceLimits,
  quotaKinds,
  quotas,
  type Amount,
  type QuotaKind,
  type QuotaState,
  type UsedQuota,
} from "@/lib/contract/quotas";
import type { NotebookKind } from "@/lib/contract/notebook";
import { wireLimits } from "@/lib/contract/protocol";
import type { Payload } from "@/lib/contract/requests";
import type { AttemptVerdict } from "@/lib/contract/views";
import { bytesOf } from "@/lib/text/bytes";
import type { StoredNotebook } from "./notebook";
import { memoized } from "@/lib/agreed/memoized";

/** Of each kind, how many and how many bytes; the database keeps each row's bytes beside it. */
export type Usage = Readonly<Record<QuotaKind, Amount>>;

const nothing: Amount = { number: 0, bytes: 0 };

/** Of who has stored nothing. */
export const noUsage: Usage = {
  runs: nothing,
  revisions: nothing,
  overwritten: nothing,
  evidence: nothing,
  attempts: nothing,
  notebook: nothing,
  exercises: nothing,
};

/** The amount after one more; a save of cells replaces the one before. */
const grown = (kind: QuotaKind, { number, bytes }: Amount, more: number): Amount =>
  kind === "notebook" || kind === "exercises"
    ? { number: 1, bytes: more }
    : { number: number + 1, bytes: bytes + more };

/** The usage after one more of a kind. @param bytes of it */
export const withMore = (usage: Usage, kind: QuotaKind, bytes: number): Usage => ({
  ...usage,
  [kind]: grown(kind, usage[kind], bytes),
});

/** The usage after one of a kind less, of which there are several. @param bytes of it */
export const withLess = (usage: Usage, kind: "revisions", bytes: number): Usage => ({
  ...usage,
  [kind]: { number: usage[kind].number - 1, bytes: usage[kind].bytes - bytes },
});

/** What is full when one more of a kind does not fit, else null. @param bytes of it */
export function fullFor(usage: Usage, kind: QuotaKind, bytes: number): QuotaState | null {
  const after = grown(kind, usage[kind], bytes);
  const unit = (["number", "bytes"] as const).find((one) => after[one] > quotas[kind][one]);
  return unit ? { kind, unit, limit: quotas[kind][unit] } : null;
}

/** What is full when a piece of evidence is too large by itself, or does not fit beside the others. */
export const fullForEvidence = (usage: Usage, bytes: number): QuotaState | null =>
  bytes > pieceLimits.evidenceBytes
    ? { kind: "evidence", unit: "each", limit: pieceLimits.evidenceBytes }
    : fullFor(usage, "evidence", bytes);

/** What is full when a question has been answered so often, or one more answer does not fit. */
export const fullForRevision = (usage: Usage, revisions: number, bytes: number): QuotaState | null =>
  revisions >= pieceLimits.revisionsPerQuestion
    ? { kind: "revisions", unit: "each", limit: pieceLimits.revisionsPerQuestion }
    : fullFor(usage, "revisions", bytes);

/** The quotas that are nearly or wholly used, in their order; at most one for each kind and unit. */
export const nearQuotas = memoized((usage: Usage): readonly UsedQuota[] =>
  quotaKinds.flatMap((kind) =>
    (["number", "bytes"] as const).flatMap((unit) => {
      const [used, limit] = [usage[kind][unit], quotas[kind][unit]];
      return limit > 1 && used >= nearlyFull * limit ? [{ kind, unit, used, limit }] : [];
    }),
  ),
);

/** A point of a curve is five numbers. */
const bytesOfPoint = 40;
const bytesOfId = 24;

/** Bytes of a run: its weights, its curve's numbers, its config and the program that trained it. */
export const bytesOfRun = ({ weights, curve, config, source = "" }: Payload<"run.submit">): number =>
  weights.byteLength + bytesOfPoint * curve.length + bytesOf(JSON.stringify(config)) + bytesOf(source);

/** Bytes of an answer with what it refers to. */
export const bytesOfAnswer = ({
  text,
  evidence,
}: Pick<Payload<"answer.submit">, "text" | "evidence">): number =>
  bytesOf(text) + bytesOfId * evidence.length;

/** Bytes of a piece of evidence as JSON. */
export const bytesOfEvidence = ({ title, prediction, runs }: Payload<"evidence.attach">): number =>
  bytesOf(JSON.stringify([title, prediction, runs]));

/** Bytes of an attempt before it is judged: its source. */
export const bytesOfSource = ({ source }: Payload<"attempt.submit">): number => bytesOf(source);

/** Bytes of a judged attempt. */
export const bytesOfAttempt = (
  payload: Payload<"attempt.submit">,
  { message, printed, fixed = "" }: AttemptVerdict,
): number => bytesOfSource(payload) + bytesOf([message.zh, message.en, printed, fixed].join(""));

/** Bytes of cells, or of copies of them. */
export const bytesOfCells = (cells: readonly { source: string }[]): number =>
  cells.reduce((bytes, { source }) => bytes + bytesOfId + bytesOf(source), 0);

/** Bytes of a notebook's cells and copies. */
export const bytesOfNotebook = ({ cells, copies }: StoredNotebook): number =>
  bytesOfCells(cells) + bytesOfCells(copies);

/** What is full when a notebook does not fit. */
export function fullForNotebook(
  usage: Usage,
  kind: NotebookKind,
  notebook: StoredNotebook,
): QuotaState | null {
  const { notebookCopies: limit } = wireLimits;
  if (notebook.copies.length > limit) return { kind, unit: "number", limit };
  return fullFor(usage, kind, bytesOfNotebook(notebook));
}
