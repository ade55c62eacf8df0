/**
 * How much one participant may store in one session. Late work counts like any other; nothing that is stored is ever
 * taken away for it. Generous for three hours of hard work (a full run is about 25 KB, so 300 of them fit); a participant
 * at every limit holds 18 MB of the database, a session of 1,000 such participants 18 GB (honest ones leave about 2 MB
 * each), and 0.4 GB of the server's memory, which holds no weights, curves, sources or old texts.
 */
import * as z from "./zod";

/** runs sent; answers handed in; drafts that another device overwrote; evidence; attempts at exercises; the notebook; the exercises' code. */
export const quotaKinds = [
  "runs",
  "revisions",
  "overwritten",
  "evidence",
  "attempts",
  "notebook",
  "exercises",
] as const;
export type QuotaKind = (typeof quotaKinds)[number];

/** A number of things, and their bytes together. */
export interface Amount {
  readonly number: number;
  readonly bytes: number;
}

/** The notebook is one, as the exercises' code is, and each save replaces it. */
export const quotas: Readonly<Record<QuotaKind, Amount>> = {
  runs: { number: 300, bytes: 8_000_000 },
  revisions: { number: 200, bytes: 2_000_000 },
  overwritten: { number: 100, bytes: 1_000_000 },
  evidence: { number: 40, bytes: 3_000_000 },
  attempts: { number: 300, bytes: 2_500_000 },
  notebook: { number: 1, bytes: 500_000 },
  exercises: { number: 1, bytes: 500_000 },
};

/** Bounds of single things beside the schemas' own. */
export const pieceLimits = {
  /** times one question is answered */
  revisionsPerQuestion: 50,
  /** of one piece of evidence: its labels, configs and curves as JSON */
  evidenceBytes: 300_000,
} as const;

/** What one instructor may keep; each session is a few KB before anybody joins. */
export const instructorQuotas = { sessions: 500 } as const;

/** From this share on a participant is told what is left, and the instructor sees it. */
export const nearlyFull = 0.8;

/** What ran out: the number of them, their bytes together, or the size of a single one ("each"; of answers, to one question). */
export const quotaStateSchema = z.object({
  kind: z.enum(quotaKinds),
  unit: z.enum(["number", "bytes", "each"]),
  limit: z.number(),
});
export type QuotaState = z.infer<typeof quotaStateSchema>;

/** A quota that is nearly or wholly used. */
export const usedQuotaSchema = z.object({
  kind: z.enum(quotaKinds),
  unit: z.enum(["number", "bytes"]),
  limit: z.number(),
  used: z.number(),
});
export type UsedQuota = z.infer<typeof usedQuotaSchema>;
