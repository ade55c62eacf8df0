/** What each viewer is shown. Sent whole, or put together by the page from parts (parts.ts). */
import * as z from "./zod";
import { checkViewSchema, roundSchema, talliesSchema } from "./check";
import { openFinaleSchema } from "./finale";
import { activitySchema, idSchema, languageSchema } from "./ids";
import { lessonSchema } from "./lesson";
import { notebookKindSchema } from "./notebook";
import { attemptStageSchema, progressSchema, type stillSchema, type tryingSchema } from "./progress";
import { wireLimits } from "./protocol";
import { quotas, usedQuotaSchema } from "./quotas";
import { datasetSchema, setupSchema } from "./run-config";
import { snapshotSchema } from "./snapshot";
import { alikeSchema, liveSpotlightSchema } from "./spotlight";
import { staffAtMost, staffRowSchema } from "./staff";

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
  /** those who have drafts are asked to hand them in */
  draftsAsked: z.boolean().optional(),
  /** nobody joins without a student number */
  numberRequired: z.boolean().optional(),
  activities: activityStatesSchema,
  boardMode: boardModeSchema,
  /** the finale's step while it is under way; absent before and after */
  finale: openFinaleSchema.optional(),
  /** of the class: when it ends, and what closes then */
  timer: z.object({ endsAt: timeSchema, closes: activitySchema.optional() }).optional(),
  /** how the class is led just now; nothing for who stands outside */
  lead: z
    .object({
      announcement: z.object({ text: z.string(), at: timeSchema }).optional(),
      /** training and typing rest; what is sent is taken as ever */
      paused: z.boolean().optional(),
      /** in the place of names the class reads pseudonyms */
      pseudonyms: z.boolean().optional(),
      /**
       * everybody was brought to an activity, to one question, exercise or experiment of it, or to a set-up in the lab,
       * and stays in the activity
       */
      focus: z
        .object({
          activity: activitySchema,
          item: z.string().optional(),
          setup: setupSchema.optional(),
          at: timeSchema,
        })
        .optional(),
      /** the quick check before the class */
      check: checkViewSchema.optional(),
    })
    .optional(),
  /** the data that every ranked run trains on */
  dataset: datasetSchema,
  /** presets and locked controls of the lab */
  lesson: lessonSchema,
  /** participants present in the room and in all */
  present: z.number(),
  joined: z.number(),
});
export type PublicSession = z.infer<typeof publicSessionSchema>;

/** Who is told of by a pseudonym: its number, with an empty name. */
const aliasSchema = z.number().int().min(0).optional();

export const boardRowSchema = z.object({
  rank: z.number(),
  /** 1 for the first tier; entries of one tier cannot be told apart by accuracy */
  tier: z.number(),
  participantId: idSchema,
  name: z.string(),
  alias: aliasSchema,
  simulated: z.boolean(),
  /** trained by a program of their own */
  coded: z.boolean().optional(),
  /** of the run that they stand with; in whole views only, no page shows it */
  submissionId: idSchema.optional(),
  /** "2→100→3" */
  network: z.string(),
  parameters: z.number(),
  /** points of the deciding half put into their own class, and the points in it */
  correct: z.number(),
  of: z.number(),
  /** in whole views only */
  receivedAt: timeSchema.optional(),
  /** after the reveal: the rank by the public half */
  rankBefore: z.number().nullable(),
  /** tensor exercises passed, null when the session offers none */
  exercises: z.number().nullable(),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

/** Who is honoured at the end of the finale beside the winner, who stands first. */
const honoursSchema = z.object({
  /** the smallest network of anybody that gets at least this share of the private half right */
  bar: z.number(),
  smallest: boardRowSchema
    .pick({
      participantId: true,
      name: true,
      alias: true,
      network: true,
      parameters: true,
      correct: true,
      of: true,
    })
    .nullable(),
  /** who went up by the most places from the public half to the private one */
  climb: z
    .object({
      ...{ participantId: idSchema, name: z.string(), alias: aliasSchema },
      ...{ rank: z.number(), rankBefore: z.number() },
    })
    .nullable(),
  /** so many networks, one of each participant, and what their average puts into its own class */
  ensemble: z.object({ networks: z.number(), correct: z.number(), of: z.number() }).optional(),
});
export type Honours = z.infer<typeof honoursSchema>;

export const boardSchema = z.object({
  mode: boardModeSchema,
  /** which half ranks */
  half: z.enum(["public", "private"]),
  /** the first rows; `total` says how many there are */
  rows: z.array(boardRowSchema),
  total: z.number(),
  /** in the finale's second step: the first rows so many have no place yet, and say what the public half says */
  open: z.number().optional(),
  honours: honoursSchema.optional(),
  /** the latest improvements, newest first: who moved to which rank */
  improved: z.array(
    z.object({
      participantId: idSchema,
      name: z.string(),
      alias: aliasSchema,
      rank: z.number(),
      rankBefore: z.number().nullable(),
      at: timeSchema,
    }),
  ),
});
export type Board = z.infer<typeof boardSchema>;

/** A verified submission as its owner sees it. */
export const verdictSchema = z.object({
  submissionId: idSchema,
  receivedAt: timeSchema,
  network: z.string(),
  parameters: z.number(),
  /** on the public half; of the private half its owner is told with the reveal */
  correct: z.number(),
  of: z.number(),
  privateCorrect: z.number().nullable(),
  /** it arrived after its activity had closed */
  late: z.boolean(),
  admitted: z.boolean(),
  /** it counts on the board */
  ranked: z.boolean(),
  /** trained by a program of one's own */
  coded: z.boolean().optional(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const answerStateSchema = z.object({
  questionId: z.string(),
  /** the latest draft that the server holds */
  draft: z.string(),
  draftVersion: z.number(),
  /** the id that this draft was sent under */
  draftId: z.string().nullish(),
  /** a text that this draft's device took the place of without having read it; absent when its writer went on since */
  draftReplaced: z.string().optional(),
  /** those before it of which nobody was told either, the latest first */
  draftsReplaced: z.array(z.string()).max(wireLimits.draftsReplaced).optional(),
  /** the latest submitted text, null before the first */
  submitted: z.string().nullable(),
  submittedAt: timeSchema.nullable(),
  revisions: z.number(),
  late: z.boolean(),
  /** the draft says something that was not handed in */
  unsent: z.boolean().optional(),
  /** what was submitted last is a draft that the instructor counted as handed in */
  counted: z.boolean().optional(),
  /** runs and comparisons attached to it, oldest first */
  evidence: z
    .array(z.object({ id: idSchema, title: z.string(), at: timeSchema }))
    .max(quotas.evidence.number),
  /** ids of those that the latest submitted text refers to */
  cited: z.array(idSchema).max(wireLimits.evidencePerAnswer),
});
export type AnswerState = z.infer<typeof answerStateSchema>;

export type AttemptStage = z.infer<typeof attemptStageSchema>;

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
  /** the source with Python's own signs, where others made it no Python */
  fixed: z.string().optional(),
  late: z.boolean(),
});
export type AttemptVerdict = z.infer<typeof attemptVerdictSchema>;

/** Shared by all students of a room and by the screen. */
export const roomViewSchema = z.object({
  session: publicSessionSchema,
  board: boardSchema,
  /** who came in, the newest first, while people come in; nothing for who stands outside */
  arrived: z
    .array(z.object({ participantId: idSchema, name: z.string(), alias: aliasSchema }))
    .max(wireLimits.arrivedShown)
    .optional(),
  /** of the quick check before the class: how many have voted, and how the votes fall where that is shown */
  votes: z.object({ voted: z.number(), tallies: talliesSchema.optional() }).optional(),
  /** whose work is on the screen, large: as it comes about, snapshots of it side by side, or answers without names */
  spotlight: z
    .union([
      z.object({ ...liveSpotlightSchema.shape, name: z.string(), alias: aliasSchema, at: timeSchema }),
      z.object({
        snapshots: z.array(snapshotSchema.extend({ name: z.string(), alias: aliasSchema })),
        at: timeSchema,
      }),
      z.object({ questionId: z.string(), answers: z.array(alikeSchema), at: timeSchema }),
    ])
    .optional(),
  serverTime: timeSchema,
});
export type RoomView = z.infer<typeof roomViewSchema>;

/** How a teacher looks at a page: among others, or at it alone; `look` is another number whenever tiles were forgotten. */
const watchedSchema = z.object({ look: z.number(), closely: z.boolean() });
export type Watched = z.infer<typeof watchedSchema>;

/** One participant's own part. */
export const selfViewSchema = z.object({
  participantId: idSchema,
  name: z.string(),
  /** of the pseudonym by which others read of one while there are any */
  alias: aliasSchema,
  studentNumber: z.string().nullable(),
  personalCode: z.string(),
  /** the place on the board, null without a ranked entry or when the board is hidden */
  place: boardRowSchema.nullable(),
  /** the newest of the runs sent, oldest first; `runs.list` tells those before */
  verdicts: z.array(verdictSchema).max(wireLimits.verdictsShown),
  /** runs sent in all */
  submissions: z.number(),
  answers: z.array(answerStateSchema),
  /** exercise ids passed, and attempts made per exercise */
  attempts: z.array(z.object({ exerciseId: z.string(), tries: z.number(), passed: z.boolean() })),
  /** those that are nearly or wholly used */
  quotas: z.array(usedQuotaSchema),
  /** one's last vote, on whichever quick check */
  vote: z.object({ check: idSchema, round: roundSchema, value: z.number() }).optional(),
  /** raised for help, or what came of it; absent when there is nothing to show */
  hand: z
    .object({
      line: z.string(),
      /** the instructor has read it */
      seen: z.boolean(),
      /** in the queue, from 1; absent once the instructor has ended it */
      place: z.number().optional(),
      /** the instructor's answer; empty for a hand that was ended without a word */
      reply: z.string().optional(),
    })
    .optional(),
  /** versions of what is kept cell by cell, 0 before the first save: a page that knows an older one asks again */
  notebooks: z.record(notebookKindSchema, z.number()).optional(),
  /** the instructor's sentence to some, of whom one is */
  aside: z.object({ text: z.string(), at: timeSchema }).optional(),
  /** something of one's own is on the screen */
  onScreen: z.literal(true).optional(),
  /** so many snapshots of one's own are in the instructor's tray */
  snapshots: z.number().optional(),
  /** one has asked that nothing of one's own be there */
  unshown: z.literal(true).optional(),
  /** a teacher's wall has this page in sight, or the screen shows it: it is to send tiles */
  watched: watchedSchema.optional(),
});
export type SelfView = z.infer<typeof selfViewSchema>;

export const studentViewSchema = z.object({
  room: roomViewSchema,
  /** null for visitors, and for whom the instructor removed */
  self: selfViewSchema.nullable(),
  removed: z.boolean(),
  /** this device had a place in the session, and has left it */
  left: z.boolean().optional(),
  /** what this device's participant had here was erased */
  erased: z.boolean().optional(),
});
export type StudentView = z.infer<typeof studentViewSchema>;

export type Still = z.infer<typeof stillSchema>;

export type Trying = z.infer<typeof tryingSchema>;

export type Progress = z.infer<typeof progressSchema>;

export const participantRowSchema = z.object({
  participantId: idSchema,
  name: z.string(),
  studentNumber: z.string().nullable(),
  simulated: z.boolean(),
  /** the other name that this one looks like without being it */
  looksLike: z.string().optional(),
  /** another has the same number; it is not built like the class's; the session requires one */
  numberNote: z.enum(["duplicate", "malformed", "missing"]).optional(),
  /** of one who was removed and whose name somebody else bears: a name that is free */
  freeName: z.string().optional(),
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
  /** questions whose draft is not what was handed in, or was never; absent when there are none */
  unsent: z.array(z.string()).optional(),
  exercises: z.array(z.object({ exerciseId: z.string(), tries: z.number(), passed: z.boolean() })),
  /** raised for help, with what is asked, which may be empty; absent while it is down */
  hand: z.object({ line: z.string(), at: timeSchema, seen: z.boolean() }).optional(),
  /** asked that nothing of theirs be on the screen */
  unshown: z.literal(true).optional(),
  /** of the pseudonym by which the class reads of them, while it does */
  alias: aliasSchema,
});
export type ParticipantRow = z.infer<typeof participantRowSchema>;

/** Work that came after its activity had closed and waits for the instructor's word. */
export const lateItemSchema = z.object({
  kind: z.enum(["run", "answer", "attempt"]),
  id: idSchema,
  participantId: idSchema,
  /** question or exercise id, or "spiral" */
  item: z.string(),
  receivedAt: timeSchema,
});
export type LateItem = z.infer<typeof lateItemSchema>;

export const instructorViewSchema = z.object({
  room: roomViewSchema,
  screenKey: z.string(),
  /** the whole board as the instructor sees it, never frozen or hidden */
  board: boardSchema,
  /** everybody who is in, and the last who were removed */
  participants: z.array(participantRowSchema).max(wireLimits.participants + wireLimits.removedShown),
  /** how many were removed, where that is more than are listed */
  removedTotal: z.number().optional(),
  /** people who were erased; absent for none */
  erased: z.number().optional(),
  /** byte-identical weights from different participants, one run of each; the first groups of `identicalTotal` */
  identical: z
    .array(z.object({ submissionIds: z.array(idSchema), participantIds: z.array(idSchema) }))
    .max(wireLimits.identicalShown),
  identicalTotal: z.number(),
  /** the oldest of `lateTotal`; `late.list` tells those behind */
  late: z.array(lateItemSchema).max(wireLimits.lateShown),
  lateTotal: z.number(),
  /** the most common wrong outputs; `count` is of participants whose latest of the exercise it is */
  wrongOutputs: z
    .array(
      z.object({
        exerciseId: z.string(),
        printed: z.string(),
        stage: attemptStageSchema,
        count: z.number(),
      }),
    )
    .max(wireLimits.wrongOutputsShown),
  /** quotas that somebody has nearly or wholly used, the first of `quotasTotal` */
  quotas: z.array(usedQuotaSchema.extend({ participantId: idSchema })).max(wireLimits.nearQuotasShown),
  quotasTotal: z.number(),
  /** how the votes on the quick check before the class fall */
  tallies: talliesSchema.optional(),
  /** how the hall's connections are; see lib/agreed/hall-health.ts */
  health: z.object({ reconnected: z.number(), slowestMs: z.number().nullable() }).optional(),
  /** its owner and then the others, in the order in which they came */
  staff: z.array(staffRowSchema).max(staffAtMost + 1),
  /** the sentence to some that stands, and to how many */
  aside: z.object({ text: z.string(), count: z.number() }).optional(),
  /** the tray, in order; absent while it is empty */
  snapshots: z.array(snapshotSchema).optional(),
  /** the session is nearly full: the most who joined from one address within a minute */
  crowd: z.object({ fromOneAddress: z.number() }).optional(),
});
export type InstructorView = z.infer<typeof instructorViewSchema>;
