/**
 * Cells that one participant edits on several devices. The code of the exercises is kept as a notebook is, with a cell
 * for each exercise. Every save makes another version; a text that was replaced unseen is kept as a copy and offered.
 */
import * as z from "./zod";
import { idSchema } from "./ids";
import { wireLimits } from "./protocol";

export const notebookKinds = ["notebook", "exercises"] as const;
export const notebookKindSchema = z.enum(notebookKinds);
export type NotebookKind = (typeof notebookKinds)[number];

/** A nanoid, or an exercise's id. */
const cellIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const versionSchema = z.number().int().min(0).max(2_000_000_000);

const notebookCellSchema = z.strictObject({
  id: cellIdSchema,
  source: z.string().max(wireLimits.sourceCharacters),
});
export const notebookCellsSchema = z.array(notebookCellSchema).max(wireLimits.notebookCells);
export type NotebookCells = z.infer<typeof notebookCellsSchema>;

/** Names a copy: the cell, and the version in which the text stood there. */
const copyKeySchema = z.strictObject({ cellId: cellIdSchema, version: versionSchema });
export type CopyKey = z.infer<typeof copyKeySchema>;

/** A text that another device replaced without having seen it. */
const notebookCopySchema = z.object({ ...copyKeySchema.shape, source: z.string() });
export type NotebookCopy = z.infer<typeof notebookCopySchema>;

export const notebookSchema = z.object({
  version: versionSchema,
  /** of the save that made this version; null before the first */
  saveId: idSchema.nullable(),
  cells: notebookCellsSchema,
  copies: z.array(notebookCopySchema).max(wireLimits.notebookCopies),
});
export type Notebook = z.infer<typeof notebookSchema>;

export const notebookSaveSchema = z.strictObject({
  id: idSchema,
  /** the notebook when absent */
  of: notebookKindSchema.optional(),
  /** all cells of the device, in its order; `from` stands at those whose text it changed: the version that it knew */
  cells: z.array(notebookCellSchema.extend({ from: versionSchema.optional() })).max(wireLimits.notebookCells),
  /** the version that the device knew last, 0 before any; absent in saves of a page that knows no versions */
  base: versionSchema.optional(),
  /** the device's own save before this one, whose answer it may not have had yet */
  after: idSchema.optional(),
  /** saves that this one was made from in turn: where the one before never arrived, the server has one of these */
  before: z.array(idSchema).max(wireLimits.draftsBefore).optional(),
  /** the device put its cells into another order */
  moved: z.boolean().optional(),
  /** copies that were looked at and are not wanted any longer */
  chosen: z.array(copyKeySchema).max(wireLimits.notebookCopies).optional(),
});
export type NotebookSave = z.infer<typeof notebookSaveSchema>;

/** `notebook` is there when it is not just what was sent: another device had a part in it, or copies wait. */
export const notebookSavedSchema = z.object({ version: versionSchema, notebook: notebookSchema.optional() });
