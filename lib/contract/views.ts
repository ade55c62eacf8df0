/** What each viewer is shown. Sent whole, so a view cannot drift from the truth. */
import * as z from "./zod";
import { activitySchema, idSchema, languageSchema } from "./ids";
import { lessonSchema } from "./lesson";
import { datasetSchema } from "./run-config";

/** ISO 8601 in UTC. */
export const timeSchema = z.string();

export const sessionStatusSchema = z.enum(["draft", "open", "ended", "released"]);
export type SessionStatus = z.infer<typeof sessionStatusSchema>;

/** hidden: students see no board; live; frozen: as it stood; revealed: the private half has ranked. */
export const boardModeSchema = z.enum(["hidden", "live", "frozen", "revealed"]);
export type BoardMode = z.infer<typeof boardModeSchema>;

/** Each activity is offered or not, and open or closed. */
const activityStateSchema = z.enum(["off", "closed", "open"]);
export const activityStatesSchema = z.record(activitySchema, activityStateSchema);
export type ActivityStates = z.infer<typeof activityStatesSchema>;

export const publicSessionSchema = z.object({
  id: idSchema,
  code: z.string(),
  title: z.string(),
  language: languageSchema,
  status: sessionStatusSchema,
  joinLocked: z.boolean(),
  activities: activityStatesSchema,
  boardMode: boardModeSchema,
  /** the data that every ranked run trains on */
  dataset: datasetSchema,
  /** presets and locked controls of the lab */
  lesson: lessonSchema,
  /** participants present in the room and in all */
  present: z.number(),
  joined: z.number(),
});
export type PublicSession = z.infer<typeof publicSessionSchema>;

export const boardRowSchema = z.object({
  rank: z.number(),
  /** 1 for the first tier; entries of one tier cannot be told apart by accuracy */
  tier: z.number(),
  participantId: idSchema,
  name: z.string(),
  simulated: z.boolean(),
  submissionId: idSchema,
  /** "2→100→3" */
  network: z.string(),
  parameters: z.number(),
  /** points of the deciding half put into their own class, and the points in it */
  correct: z.number(),
  of: z.number(),
  receivedAt: timeSchema,
  /** after the reveal: the rank by the public half */
  rankBefore: z.number().nullable(),
  /** tensor exercises passed, null when the session offers none */
  exercises: z.number().nullable(),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

export const boardSchema = z.object({
  mode: boardModeSchema,
  /** which half ranks */
  half: z.enum(["public", "private"]),
  /** the first rows; `total` says how many there are */
  rows: z.array(boardRowSchema),
  total: z.number(),
  /** the latest improvements, newest first: who moved to which rank */
  improved: z.array(
    z.object({
      participantId: idSchema,
      name: z.string(),
      rank: z.number(),
      rankBefore: z.number().nullable(),
      at: timeSchema,
    }),
  ),
});
export type Board = z.infer<typeof boardSchema>;

/** A verified submission as its owner and the instructor see it. */
export const verdictSchema = z.object({
  submissionId: idSchema,
  receivedAt: timeSchema,
  network: z.string(),
  parameters: z.number(),
  /** on the public half; the private half stays hidden until the reveal */
  correct: z.number(),
  of: z.number(),
  privateCorrect: z.number().nullable(),
  /** it arrived after its activity had closed */
  late: z.boolean(),
  admitted: z.boolean(),
  /** it counts on the board */
  ranked: z.boolean(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const answerStateSchema = z.object({
  questionId: z.string(),
  /** the latest draft that the server holds */
  draft: z.string(),
  draftVersion: z.number(),
  /** the latest submitted text, null before the first */
  submitted: z.string().nullable(),
  submittedAt: timeSchema.nullable(),
  revisions: z.number(),
  late: z.boolean(),
  /** runs and comparisons attached to it, oldest first */
  evidence: z.array(z.object({ id: idSchema, title: z.string(), at: timeSchema })),
  /** ids of those that the latest submitted text refers to */
  cited: z.array(idSchema),
});
export type AnswerState = z.infer<typeof answerStateSchema>;

/** The step of checking that an attempt did not get past. */
export const attemptStageSchema = z.enum([
  "none",
  "syntax",
  "error",
  "missing",
  "dtype",
  "shape",
  "value",
  "aliasing",
  "structure",
  "limit",
]);

export const attemptVerdictSchema = z.object({
  attemptId: idSchema,
  exerciseId: z.string(),
  passed: z.boolean(),
  /** where checking stopped, or none when passed */
  stage: attemptStageSchema,
  /** for the student, in both languages; holds no key */
  message: z.object({ zh: z.string(), en: z.string() }),
  /** the student's own printed result, for grouping wrong outputs; at most 400 characters */
  printed: z.string(),
  late: z.boolean(),
});
export type AttemptVerdict = z.infer<typeof attemptVerdictSchema>;

/** Shared by all students of a room and by the screen. */
export const roomViewSchema = z.object({
  session: publicSessionSchema,
  board: boardSchema,
  serverTime: timeSchema,
});
export type RoomView = z.infer<typeof roomViewSchema>;

/** One participant's own part. */
export const selfViewSchema = z.object({
  participantId: idSchema,
  name: z.string(),
  studentNumber: z.string().nullable(),
  personalCode: z.string(),
  /** the place on the board, null without a ranked entry or when the board is hidden */
  place: boardRowSchema.nullable(),
  verdicts: z.array(verdictSchema),
  answers: z.array(answerStateSchema),
  /** exercise ids passed, and attempts made per exercise */
  attempts: z.array(z.object({ exerciseId: z.string(), tries: z.number(), passed: z.boolean() })),
});
export type SelfView = z.infer<typeof selfViewSchema>;

export const studentViewSchema = z.object({
  room: roomViewSchema,
  /** null for visitors, and for whom the instructor removed */
  self: selfViewSchema.nullable(),
  removed: z.boolean(),
});
export type StudentView = z.infer<typeof studentViewSchema>;

/** What a student's page says of itself; a hint for the instructor, never ranked. */
export const progressSchema = z.strictObject({
  activity: activitySchema,
  state: z.enum(["idle", "training", "paused", "diverged", "finished", "writing"]),
  epoch: z.number().int().min(0).max(1e9),
  accuracy: z.number().min(0).max(1).nullable(),
  /** the exercise or question that is open */
  item: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
});
export type Progress = z.infer<typeof progressSchema>;

export const participantRowSchema = z.object({
  participantId: idSchema,
  name: z.string(),
  studentNumber: z.string().nullable(),
  simulated: z.boolean(),
  joinedAt: timeSchema,
  removed: z.boolean(),
  present: z.boolean(),
  /** when the last connection ended, null while present */
  awaySince: timeSchema.nullable(),
  progress: progressSchema.extend({ at: timeSchema }).nullable(),
  submissions: z.number(),
  best: boardRowSchema.nullable(),
  /** submitted answers, by question id */
  answered: z.array(z.string()),
  drafting: z.array(z.string()),
  exercises: z.array(z.object({ exerciseId: z.string(), tries: z.number(), passed: z.boolean() })),
});
export type ParticipantRow = z.infer<typeof participantRowSchema>;

export const instructorViewSchema = z.object({
  room: roomViewSchema,
  screenKey: z.string(),
  /** the whole board as the instructor sees it, never frozen or hidden */
  board: boardSchema,
  participants: z.array(participantRowSchema),
  /** byte-identical weights from different participants */
  identical: z.array(z.object({ submissionIds: z.array(idSchema), participantIds: z.array(idSchema) })),
  late: z.array(
    z.object({
      kind: z.enum(["run", "answer", "attempt"]),
      id: idSchema,
      participantId: idSchema,
      /** question or exercise id, or "spiral" */
      item: z.string(),
      receivedAt: timeSchema,
    }),
  ),
  /** the most common wrong outputs; `count` is of participants */
  wrongOutputs: z.array(
    z.object({
      exerciseId: z.string(),
      printed: z.string(),
      stage: attemptStageSchema,
      count: z.number(),
    }),
  ),
});
export type InstructorView = z.infer<typeof instructorViewSchema>;
