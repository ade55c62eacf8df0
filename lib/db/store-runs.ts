/**
 * Runs in one statement of the driver: a hall's submissions are the most that anybody writes at once. The session's row
 * is held after the commit that they were judged after, and all are written, or none is.
 */
import type { WorkChange } from "@/lib/live/work-changes";
import { executed } from "./client";
import { holdStatement, holdValues, type Held } from "./hold-session";
import { moment } from "./moment";

/** A run on its way into its row. */
export type RunStored = Extract<WorkChange, { kind: "run-stored" }>;

/** Each column, its type, and what a run has in it. */
const columns: readonly (readonly [name: string, type: string, of: (run: RunStored) => unknown])[] = [
  ["id", "text", ({ entry }) => entry.id],
  ["participantId", "text", ({ entry }) => entry.participantId],
  ["network", "text", ({ entry }) => entry.network],
  ["parameters", "int", ({ entry }) => entry.parameters],
  ["publicCorrect", "int", ({ entry }) => entry.publicCorrect],
  ["privateCorrect", "int", ({ entry }) => entry.privateCorrect],
  ["weightsHash", "text", ({ entry }) => entry.weightsHash],
  ["hiddenPoints", "int", ({ entry }) => entry.of],
  ["eligible", "boolean", ({ entry }) => entry.eligible],
  ["late", "boolean", ({ entry }) => entry.late],
  ["receivedAt", "timestamp", ({ entry }) => moment(entry.receivedAt)],
  ["bytes", "int", ({ bytes }) => bytes],
  ["epochs", "float8", ({ payload }) => payload.epochs],
  ["engine", "text", ({ payload }) => payload.engine],
  ["claimedAccuracy", "float8", ({ payload }) => payload.claimedAccuracy],
  ["config", "jsonb", ({ payload }) => JSON.stringify(payload.config)],
  ["curve", "jsonb", ({ payload }) => JSON.stringify(payload.curve)],
  ["coded", "boolean", ({ entry }) => entry.coded],
  ["source", "text", ({ payload }) => payload.source ?? null],
];

const names = columns.map(([name]) => `"${name}"`).join(", ");
const lists = columns.map(([, type], at) => `$${at + 8}::${type}[]`).join(", ");

/**
 * Runs are numbered in the order in which they are given. The weights of all are one value, and each takes its own out
 * of it: bytes in a list would travel as twice as many digits.
 */
const statement = `${holdStatement}
  INSERT INTO "Submission" (${names}, weights, "judgedVersion")
  SELECT ${names}, substring($6::bytea FROM (sum(length) OVER (ORDER BY place) - length + 1)::int FOR length), held.version
  FROM held, unnest($7::int[], ${lists}) WITH ORDINALITY AS run (length, ${names}, place)
  ORDER BY place`;

/**
 * @returns how many were stored: all, or none when others were first or the session is gone
 * @throws what the driver throws
 */
export function storeRuns(held: Held, runs: readonly RunStored[]): Promise<number> {
  const weights = runs.map(({ payload }) => payload.weights);
  const lengths = weights.map(({ byteLength }) => byteLength);
  const values = columns.map(([, , of]) => runs.map(of));
  return executed("store-runs", statement, [
    ...holdValues(held),
    ...[Buffer.concat(weights), lengths],
    ...values,
  ]);
}
