/** Every request that crosses the wire: who may send it, its payload and its reply. All are acknowledged. */
import * as z from "./zod";
import { activitySchema, idSchema, languageSchema, personalCodeSchema } from "./ids";
import { wireLimits } from "./protocol";
import { curvePointSchema, runConfigSchema } from "./run-config";
import {
  attemptVerdictSchema,
  boardModeSchema,
  progressSchema,
  selfViewSchema,
  timeSchema,
  verdictSchema,
} from "./views";

export const roleSchema = z.enum(["student", "instructor", "screen"]);
export type Role = z.infer<typeof roleSchema>;

const nothing = z.strictObject({});
const done = z.object({});

/** Raw little-endian float32 as it comes off the wire: a Buffer on the server, an ArrayBuffer or view in the browser. */
const bytesSchema = z
  .instanceof(Uint8Array)
  .or(z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer)))
  .refine((bytes) => bytes.byteLength > 0 && bytes.byteLength <= 200_000 && bytes.byteLength % 4 === 0);

const questionIdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);
const answerTextSchema = z.string().max(wireLimits.answerCharacters);

/** The name stays raw here: the door answers a bad one with name-invalid, which says more than bad-request. */
const rawNameSchema = z.string().max(200);
const studentNumberSchema = z.string().trim().max(wireLimits.studentNumberCharacters);

export const evidenceRunSchema = z.strictObject({
  label: z.string().max(120),
  config: runConfigSchema,
  curve: z.array(curvePointSchema).max(wireLimits.curvePoints),
  finalLoss: z.number().nullable(),
  finalAccuracy: z.number().min(0).max(1).nullable(),
  /** the figures are means over several trainings, and the curve is one of theirs */
  over: z
    .strictObject({
      seeds: z.number().int().min(1).max(100),
      /** sample standard deviation of the accuracy; null for fewer than two */
      spread: z.number().min(0).max(1).nullable(),
      diverged: z.number().int().min(0).max(100),
    })
    .optional(),
});

export const notebookCellsSchema = z
  .array(z.strictObject({ id: idSchema, source: z.string().max(wireLimits.sourceCharacters) }))
  .max(wireLimits.notebookCells);
export type NotebookCells = z.infer<typeof notebookCellsSchema>;

export const requests = {
  "participant.join": {
    role: "student",
    payload: z.strictObject({
      name: rawNameSchema,
      studentNumber: studentNumberSchema.optional(),
      simulated: z.boolean().optional(),
    }),
    reply: z.object({ self: selfViewSchema }),
  },
  /** continue as a participant on this device */
  "participant.resume": {
    role: "student",
    payload: z.strictObject({ personalCode: personalCodeSchema }),
    reply: z.object({ self: selfViewSchema }),
  },
  /** "not me": this device forgets the participant */
  "participant.leave": { role: "student", payload: nothing, reply: done },
  "progress.report": { role: "student", payload: progressSchema, reply: done },
  "run.submit": {
    role: "student",
    payload: z.strictObject({
      id: idSchema,
      config: runConfigSchema,
      weights: bytesSchema,
      curve: z.array(curvePointSchema).max(wireLimits.curvePoints),
      /** epochs actually run */
      epochs: z.number().min(0).max(1_000_000),
      /** the engine that trained, for the record */
      engine: z.string().regex(/^[a-z0-9-]{1,40}$/),
      /** the client's own figure on its held-out points: stored, never ranked */
      claimedAccuracy: z.number().min(0).max(1).nullable(),
    }),
    reply: z.object({ verdict: verdictSchema }),
  },
  "answer.draft": {
    role: "student",
    payload: z.strictObject({
      id: idSchema,
      questionId: questionIdSchema,
      text: answerTextSchema,
      /** the draftVersion that the text was edited from */
      baseVersion: z.number().int().min(0),
    }),
    /** conflict: another device had written meanwhile; its text was kept as a revision */
    reply: z.object({ draftVersion: z.number(), conflict: z.boolean() }),
  },
  "answer.submit": {
    role: "student",
    payload: z.strictObject({
      id: idSchema,
      questionId: questionIdSchema,
      text: answerTextSchema,
      evidence: z.array(idSchema).max(wireLimits.evidencePerAnswer),
    }),
    reply: z.object({
      revisionId: idSchema,
      submittedAt: timeSchema,
      late: z.boolean(),
      revisions: z.number(),
    }),
  },
  "evidence.attach": {
    role: "student",
    payload: z.strictObject({
      id: idSchema,
      questionId: questionIdSchema,
      title: z.string().max(200),
      prediction: z.string().max(1_000).nullable(),
      runs: z.array(evidenceRunSchema).min(1).max(wireLimits.evidenceRuns),
    }),
    reply: z.object({ evidenceId: idSchema }),
  },
  "attempt.submit": {
    role: "student",
    payload: z.strictObject({
      id: idSchema,
      exerciseId: questionIdSchema,
      source: z.string().max(wireLimits.sourceCharacters),
    }),
    reply: z.object({ verdict: attemptVerdictSchema }),
  },
  "notebook.save": {
    role: "student",
    payload: z.strictObject({ id: idSchema, cells: notebookCellsSchema }),
    reply: done,
  },
  "notebook.load": {
    role: "student",
    payload: nothing,
    /** as last saved, null before the first time; `saveId` is the id of that save */
    reply: z.object({
      notebook: z.object({ saveId: idSchema, cells: notebookCellsSchema }).nullable(),
    }),
  },

  "session.open": { role: "instructor", payload: nothing, reply: done },
  "session.end": { role: "instructor", payload: nothing, reply: done },
  /** undo of an end, until the private half is revealed */
  "session.reopen": { role: "instructor", payload: nothing, reply: done },
  "session.release": { role: "instructor", payload: z.strictObject({ released: z.boolean() }), reply: done },
  /** for good: the title is typed as confirmation */
  "session.delete": {
    role: "instructor",
    payload: z.strictObject({ title: z.string().max(200) }),
    reply: done,
  },
  "session.rename": {
    role: "instructor",
    payload: z.strictObject({
      title: z.string().trim().min(1).max(wireLimits.titleCharacters),
      language: languageSchema,
    }),
    reply: done,
  },
  "activity.set": {
    role: "instructor",
    payload: z.strictObject({ activity: activitySchema, state: z.enum(["closed", "open"]) }),
    reply: done,
  },
  "join.lock": { role: "instructor", payload: z.strictObject({ locked: z.boolean() }), reply: done },
  "board.set": { role: "instructor", payload: z.strictObject({ mode: boardModeSchema }), reply: done },
  "participant.rename": {
    role: "instructor",
    payload: z.strictObject({ participantId: idSchema, name: rawNameSchema }),
    reply: done,
  },
  "participant.remove": {
    role: "instructor",
    payload: z.strictObject({ participantId: idSchema }),
    reply: done,
  },
  /** undo of a removal */
  "participant.restore": {
    role: "instructor",
    payload: z.strictObject({ participantId: idSchema }),
    reply: done,
  },
  "late.admit": {
    role: "instructor",
    payload: z.strictObject({
      kind: z.enum(["run", "answer", "attempt"]),
      participantId: idSchema,
      id: idSchema,
      admitted: z.boolean(),
    }),
    reply: done,
  },
} as const satisfies Record<string, { role: Role; payload: z.ZodType; reply: z.ZodType }>;

export type RequestName = keyof typeof requests;
/** What a handler receives, after parsing. */
export type Payload<Name extends RequestName> = z.output<(typeof requests)[Name]["payload"]>;
/** What a client sends. */
export type RawPayload<Name extends RequestName> = z.input<(typeof requests)[Name]["payload"]>;
export type ReplyData<Name extends RequestName> = z.output<(typeof requests)[Name]["reply"]>;

export const requestNames = Object.keys(requests) as RequestName[];
