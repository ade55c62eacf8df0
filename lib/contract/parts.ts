/**
 * Views in parts: a page that takes them is sent each part whole at first, and then what changed of it. Rows are short,
 * because a hall's lists are long and told often: cells without names, times in ms, and no rank, which is the place in
 * the list.
 */
import { idSchema } from "./ids";
import {
  participantRowSchema,
  type Board,
  type InstructorView,
  type PublicSession,
  type RoomView,
  type SelfView,
} from "./views";
import { progressSchema } from "./progress";
import type { Snapshot } from "./snapshot";
import * as z from "./zod";

/** What a student's page may have open beside what it always shows. */
export const panesSchema = z.array(z.enum(["board"])).max(1);
export type Pane = z.infer<typeof panesSchema>[number];

const partNameSchema = z.enum([
  ...(["session", "counts", "tally", "board", "improved", "arrived", "votes", "spotlight"] as const),
  ...(["people", "attention", "tray", "self"] as const),
]);
export type PartName = z.infer<typeof partNameSchema>;

/** network, parameters, correct, of, exercises passed, rank before the reveal; true behind them when it was coded */
export const runCellsSchema = z.tuple(
  [z.string(), z.number(), z.number(), z.number(), z.number().nullable(), z.number().nullable()],
  z.literal(true),
);
export type RunCells = z.infer<typeof runCellsSchema>;

/** participant, name or the number of a pseudonym, whether simulated, the run that they stand with */
export const boardCellsSchema = z.tuple([
  idSchema,
  z.union([z.string(), z.number()]),
  z.boolean(),
  runCellsSchema,
]);
export type BoardCells = z.infer<typeof boardCellsSchema>;

/**
 * activity, state, epoch, accuracy, ms since the part's beginning, item, why it stands still, and what is tried as
 * "relu adam 1"; what is empty is none
 */
const progressCellsSchema = z.tuple(
  [progressSchema.shape.activity, progressSchema.shape.state, z.number(), z.number().nullable(), z.number()],
  z.string(),
);

/** What most have nothing of; what is absent is empty. */
const peculiarSchema = participantRowSchema
  .omit({ participantId: true, name: true, joinedAt: true, present: true, awaySince: true })
  .omit({ submissions: true, best: true, progress: true })
  .extend({ progress: progressCellsSchema })
  .partial();

/**
 * participant, name, when they joined, presence (true; null when never here; otherwise since when away), runs sent, the
 * run that they stand with, and what is peculiar; times in ms since the part's beginning.
 */
export const personCellsSchema = z.tuple([
  idSchema,
  z.string(),
  z.number(),
  z.union([z.literal(true), z.number(), z.null()]),
  z.number(),
  runCellsSchema.nullable(),
  peculiarSchema,
]);
export type PersonCells = z.infer<typeof personCellsSchema>;

/** id, and all that the tray has of it */
export type SnapshotCells = readonly [string, Snapshot];

type Head = Pick<Board, "mode" | "half" | "open">;

/** What the fields of each part say. Tiers are told by how many of the rows, in order, each has. */
export interface PartFields {
  session: Omit<PublicSession, "present" | "joined">;
  counts: Pick<PublicSession, "present" | "joined">;
  /** of the board that a page does not look at */
  tally: Head & { total: number };
  board: Head & Pick<Board, "honours"> & { total: number; tiers: number[] };
  improved: Pick<Board, "improved">;
  arrived: Pick<RoomView, "arrived">;
  votes: Pick<RoomView, "votes">;
  spotlight: Pick<RoomView, "spotlight">;
  /** `order` is the board's: places in the list of rows; `since`, in ms since the epoch, is where times begin */
  people: Head & Pick<Board, "honours"> & { tiers: number[]; order: number[]; since: number };
  attention: Omit<InstructorView, "room" | "board" | "participants" | "snapshots">;
  /** its rows are the snapshots, in order */
  tray: Record<never, never>;
  self: SelfView;
}

/** Its first cell is its key in the list. */
const rowSchema = z.tuple([z.string()], z.unknown()).readonly();
export type Row = z.infer<typeof rowSchema>;
const rowsSchema = z.array(rowSchema).readonly();
const fieldsSchema = z.record(z.string(), z.unknown()).readonly();

/** What a page knows of a part. */
export interface Part {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rows: readonly Row[];
}

const wholeSchema = z.strictObject({
  ...{ part: partNameSchema, at: z.number().int() },
  ...{ fields: fieldsSchema, rows: rowsSchema },
});

const changeSchema = z.strictObject({
  ...{ part: partNameSchema, from: z.number().int(), at: z.number().int() },
  /** fields that are another now, and those that are no more */
  set: fieldsSchema.optional(),
  unset: z.array(z.string()).readonly().optional(),
  /** rows that are other or new; new ones stand behind the old */
  rows: rowsSchema.optional(),
  /** which of the old rows, with the new behind them, stand now, in order; absent when they stand as they are */
  order: z.array(z.number().int()).readonly().optional(),
});
export type PartChange = Omit<z.infer<typeof changeSchema>, "part" | "from" | "at">;

/** A part whole, or its change from one number to another. */
export const partUpdateSchema = z.union([wholeSchema, changeSchema]);
export type PartUpdate = z.infer<typeof partUpdateSchema>;

/** Parts that changed together. */
export const partsMessageSchema = z.strictObject({
  /** ms since the epoch, by the server's clock */
  time: z.number(),
  updates: z.array(partUpdateSchema),
});
export type PartsMessage = z.infer<typeof partsMessageSchema>;
