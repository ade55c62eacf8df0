/** Every request that crosses the wire: who may send it, its payload and its reply. All are acknowledged. */
import * as z from "./zod";
import { askedSchema, checkStepSchema, percentSchema, roundSchema } from "./check";
import { finaleStepSchema } from "./finale";
import { activitySchema, idSchema, languageSchema, personalCodeSchema } from "./ids";
import { focusSchema } from "./lead";
import { lessonSchema } from "./lesson";
import { notebookKindSchema, notebookSavedSchema, notebookSaveSchema, notebookSchema } from "./notebook";
import { panesSchema } from "./parts";
import { plainLineSchema } from "./plain-line";
import { progressSchema } from "./progress";
import { wireLimits } from "./protocol";
import { curvePointSchema, runConfigSchema, sessionDatasetSchema } from "./run-config";
import { alikeSchema, shownAnswersSchema, shownSnapshotsSchema, spotSchema } from "./spotlight";
import {
  addressSchema,
  givenDutySchema,
  staffPlaceSchema,
  staffTokenSchema,
  waitingInvitationSchema,
  invitationsAtMost,
  type Duty,
} from "./staff";
import { studentNumberSchema } from "./student-number";
import { timerSecondsSchema } from "./timer";
import { sightSchema, tileSchema } from "./wall";
import {
  attemptVerdictSchema,
  boardModeSchema,
  lateItemSchema,
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
const rawNameSchema = z.string().max(wireLimits.rawNameUnits);
/** of the link that gives somebody's place back: 32 random bytes, base64url */
const placeTokenSchema = z.string().regex(/^[\w-]{43}$/);

/** between instructor and students */
const sentenceSchema = plainLineSchema(wireLimits.sentenceCharacters);

/** Participants that one request is about. */
const severalSchema = z.strictObject({
  participantIds: z.array(idSchema).min(1).max(wireLimits.participants),
});

/** Six digits tell a curve; more would be stored and read by nobody. */
const short = (value: number): number => Number(value.toPrecision(6));
const shortOrNull = (value: number | null): number | null => value && short(value);

const shortCurveSchema = z
  .array(curvePointSchema)
  .max(wireLimits.curvePoints)
  .transform((points) =>
    points.map(({ epoch, loss, trainAccuracy, heldOutLoss, heldOutAccuracy }) => ({
      ...{ epoch, loss: short(loss), trainAccuracy: shortOrNull(trainAccuracy) },
      ...{ heldOutLoss: shortOrNull(heldOutLoss), heldOutAccuracy: shortOrNull(heldOutAccuracy) },
    })),
  );

/** Drafts that became submissions, or stopped being ones. */
const draftsCountedSchema = z.object({
  participants: z.number(),
  /** whose drafts did not fit into their writers' quotas any more */
  full: z.number(),
});

export const evidenceRunSchema = z.strictObject({
  label: z.string().max(120),
  config: runConfigSchema,
  curve: shortCurveSchema,
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

const evidenceRunListSchema = z.array(evidenceRunSchema).min(1).max(wireLimits.evidenceRuns);

/** Points are counted before each is checked: for a megabyte of them the check takes a tenth of a second. */
const fewPoints = (runs: unknown): boolean =>
  Array.isArray(runs) &&
  runs.reduce((sum: number, run: { curve?: unknown } | null) => sum + lengthOf(run?.curve), 0) <=
    wireLimits.evidencePoints;
const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

const evidenceRunsSchema = z
  .custom<z.input<typeof evidenceRunListSchema>>(fewPoints)
  .pipe(evidenceRunListSchema);

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
  /** take the place that the instructor's one-time link gives */
  "participant.return": {
    role: "student",
    payload: z.strictObject({ token: placeTokenSchema }),
    reply: z.object({ self: selfViewSchema }),
  },
  /** one's own student number; empty for none */
  "participant.number": {
    role: "student",
    payload: z.strictObject({ studentNumber: studentNumberSchema }),
    reply: done,
  },
  /** "not me": this device forgets the participant */
  "participant.leave": { role: "student", payload: nothing, reply: done },
  /** what the page has open now, which is sent to it */
  "view.open": { role: "student", payload: z.strictObject({ panes: panesSchema }), reply: done },
  "progress.report": { role: "student", payload: progressSchema, reply: done },
  /** how the run in front looks, while a wall has it in sight; dropped otherwise */
  "tile.report": { role: "student", payload: tileSchema, reply: done },
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
      /** the program that trained it, when that was the student's own */
      source: z.string().min(1).max(wireLimits.sourceCharacters).optional(),
    }),
    reply: z.object({ verdict: verdictSchema }),
  },
  /** one's own runs, a page before those that are known */
  "runs.list": {
    role: "student",
    payload: z.strictObject({ before: idSchema }),
    reply: z.object({ verdicts: z.array(verdictSchema).max(wireLimits.verdictsShown) }),
  },
  "answer.draft": {
    role: "student",
    payload: z.strictObject({
      id: idSchema,
      questionId: questionIdSchema,
      text: answerTextSchema,
      /** the draftVersion that the text was edited from */
      baseVersion: z.number().int().min(0),
      /** ids of this device's own drafts that it was edited from, newest first: one of them may have arrived unheard */
      after: z.array(idSchema).max(wireLimits.draftsBefore).optional(),
    }),
    /** conflict: another device had written meanwhile; `overwritten` is its text, which was kept as a revision */
    reply: z.object({
      ...{ draftVersion: z.number(), conflict: z.boolean() },
      overwritten: z.string().optional(),
    }),
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
      runs: evidenceRunsSchema,
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
  /** asks for help, with a sentence or without; again with another sentence, it keeps its place */
  "hand.raise": {
    role: "student",
    payload: z.strictObject({ line: sentenceSchema.optional() }),
    reply: done,
  },
  /** takes the hand down, or what came of it off the page */
  "hand.lower": { role: "student", payload: nothing, reply: done },
  /** asks that nothing of one's own be on the screen, where it goes from at once; or allows it again */
  "spotlight.decline": {
    role: "student",
    payload: z.strictObject({ declined: z.boolean() }),
    reply: done,
  },
  /** takes all snapshots of one's own work out of the instructor's tray, and off the screen */
  "snapshots.withdraw": { role: "student", payload: nothing, reply: done },
  /** one's vote on the quick check before the class: an option's place, a number, or percents; the last one counts */
  "check.vote": {
    role: "student",
    payload: z.strictObject({
      ...{ id: idSchema, round: roundSchema },
      value: z.number().min(-1e12).max(1e12),
    }),
    reply: done,
  },
  "notebook.save": {
    role: "student",
    payload: notebookSaveSchema,
    reply: notebookSavedSchema,
  },
  "notebook.load": {
    role: "student",
    /** `sent`: the device's newest save */
    payload: z.strictObject({ of: notebookKindSchema.optional(), sent: idSchema.optional() }),
    /** as last saved, null before the first time; `taken`: with what was sent, whose answer may not have come */
    reply: z.object({ notebook: notebookSchema.nullable(), taken: z.boolean().optional() }),
  },

  "session.open": { role: "instructor", payload: nothing, reply: done },
  /** with `countDrafts`, everybody's drafts are counted as handed in first */
  "session.end": {
    role: "instructor",
    payload: z.strictObject({ countDrafts: z.boolean().optional() }),
    reply: z.object({ drafts: draftsCountedSchema.optional() }),
  },
  /** undo of an end, until the private half is revealed */
  "session.reopen": { role: "instructor", payload: nothing, reply: done },
  "session.release": { role: "instructor", payload: z.strictObject({ released: z.boolean() }), reply: done },
  /** for good: the title is typed as confirmation */
  "session.delete": {
    role: "instructor",
    duty: "owner",
    payload: z.strictObject({ title: z.string().max(200) }),
    reply: done,
  },
  "session.rename": {
    role: "instructor",
    payload: z.strictObject({
      title: plainLineSchema(wireLimits.titleCharacters),
      language: languageSchema,
    }),
    reply: done,
  },
  /** everything that was chosen for a draft; its points stay those of the session's seed */
  "session.edit": {
    role: "instructor",
    payload: z.strictObject({
      title: plainLineSchema(wireLimits.titleCharacters),
      language: languageSchema,
      offered: z.array(activitySchema).min(1).max(activitySchema.options.length),
      boardMode: z.enum(["hidden", "live"]),
      numberRequired: z.boolean(),
      dataset: sessionDatasetSchema,
      lesson: lessonSchema,
    }),
    reply: done,
  },
  "activity.set": {
    role: "instructor",
    payload: z.strictObject({ activity: activitySchema, state: z.enum(["closed", "open"]) }),
    reply: done,
  },
  "join.lock": { role: "instructor", payload: z.strictObject({ locked: z.boolean() }), reply: done },
  /** the next step of the finale, or back from its first one */
  "finale.set": { role: "instructor", payload: z.strictObject({ step: finaleStepSchema }), reply: done },
  /** starts a timer in the place of another, which may close an activity with its end; null takes it away */
  "timer.set": {
    role: "instructor",
    payload: z.strictObject({ seconds: timerSecondsSchema.nullable(), closes: activitySchema.optional() }),
    reply: done,
  },
  "timer.extend": {
    role: "instructor",
    payload: z.strictObject({ seconds: timerSecondsSchema }),
    reply: done,
  },
  /** one sentence to all, in the place of another; null withdraws it */
  "announcement.set": {
    role: "instructor",
    payload: z.strictObject({ text: sentenceSchema.nullable() }),
    reply: done,
  },
  /** one sentence to some, in the place of another; null withdraws it */
  "aside.set": {
    role: "instructor",
    payload: z.strictObject({ aside: severalSchema.extend({ text: sentenceSchema }).nullable() }),
    reply: done,
  },
  /** lets everybody's training and typing rest, or go on */
  "pause.set": { role: "instructor", payload: z.strictObject({ paused: z.boolean() }), reply: done },
  /** brings everybody to one place, or lets them free */
  "focus.set": {
    role: "instructor",
    payload: z.strictObject({ focus: focusSchema.nullable() }),
    reply: done,
  },
  /** lets the class read pseudonyms in the place of names, or names again */
  "pseudonyms.set": { role: "instructor", payload: z.strictObject({ on: z.boolean() }), reply: done },
  /** the answers submitted to a question, those alike as one, the most frequent first; each with one who gave it */
  "answers.alike": {
    role: "instructor",
    payload: z.strictObject({ questionId: questionIdSchema }),
    reply: z.object({
      answers: z.array(alikeSchema.extend({ participantId: idSchema })).max(wireLimits.alikeShown),
      /** different ones in all */
      total: z.number(),
    }),
  },
  /** keeps somebody's work in the tray as it is now */
  "snapshot.take": {
    role: "instructor",
    payload: spotSchema.extend({ id: idSchema }),
    reply: done,
  },
  /** a sentence on a snapshot; null for none */
  "snapshot.note": {
    role: "instructor",
    payload: z.strictObject({ id: idSchema, note: sentenceSchema.nullable() }),
    reply: done,
  },
  "snapshots.order": {
    role: "instructor",
    payload: z.strictObject({ ids: z.array(idSchema).max(wireLimits.snapshots) }),
    reply: done,
  },
  "snapshot.remove": { role: "instructor", payload: z.strictObject({ id: idSchema }), reply: done },
  /** puts work on the screen, large, in the place of other; null takes it off */
  "spotlight.set": {
    role: "instructor",
    payload: z.strictObject({
      spotlight: z.union([spotSchema, shownSnapshotsSchema, shownAnswersSchema]).nullable(),
    }),
    reply: done,
  },
  /** asks the whole class, in the place of what was asked before */
  "check.ask": {
    role: "instructor",
    payload: z.strictObject({ id: idSchema, asked: askedSchema }),
    reply: done,
  },
  /** a step with the check before the class */
  "check.set": {
    role: "instructor",
    payload: z.strictObject({ id: idSchema, step: checkStepSchema }),
    reply: done,
  },
  /** tells all what it came to that they predicted, beside how they did; told again, the last one stands */
  "check.reveal": {
    role: "instructor",
    payload: z.strictObject({ id: idSchema, outcome: percentSchema }),
    reply: done,
  },
  /** these hands have been read */
  "hands.seen": { role: "instructor", duty: "assistant", payload: severalSchema, reply: done },
  /** ends a hand, with an answer to its owner alone or without a word */
  "hand.end": {
    role: "instructor",
    duty: "assistant",
    payload: z.strictObject({ participantId: idSchema, reply: sentenceSchema.optional() }),
    reply: done,
  },
  "board.set": { role: "instructor", payload: z.strictObject({ mode: boardModeSchema }), reply: done },
  "participant.rename": {
    role: "instructor",
    payload: z.strictObject({ participantId: idSchema, name: rawNameSchema }),
    reply: done,
  },
  /** corrects somebody's student number; empty for none */
  "participant.renumber": {
    role: "instructor",
    payload: z.strictObject({ participantId: idSchema, studentNumber: studentNumberSchema }),
    reply: done,
  },
  /** makes a link that gives one device a participant's place, once; one made before stops working */
  "place.link": {
    role: "instructor",
    payload: z.strictObject({ participantId: idSchema, keepDevices: z.boolean() }),
    reply: z.object({ token: placeTokenSchema, expiresAt: timeSchema }),
  },
  "participant.remove": {
    role: "instructor",
    payload: z.strictObject({ participantId: idSchema }),
    reply: done,
  },
  /** erases somebody with everything that is theirs, for good; the session keeps that there was one more */
  "participant.erase": {
    role: "instructor",
    payload: z.strictObject({ participantId: idSchema }),
    reply: done,
  },
  /** undo of a removal; under another name where somebody else bears theirs by now */
  "participant.restore": {
    role: "instructor",
    payload: z.strictObject({ participantId: idSchema, name: rawNameSchema.optional() }),
    reply: done,
  },
  /** whose tiles this page's wall has in sight from now on; nobody's when it is closed */
  "wall.look": { role: "instructor", duty: "assistant", payload: sightSchema, reply: done },
  /** all in one step; who is removed already stays so */
  "participants.remove": { role: "instructor", payload: severalSchema, reply: done },
  /** undo of a removal; whose name somebody else bears by now stays removed and is told */
  "participants.restore": {
    role: "instructor",
    payload: severalSchema,
    reply: z.object({ nameTaken: z.array(idSchema) }),
  },
  /** late work that waits, a page behind what is known */
  "late.list": {
    role: "instructor",
    duty: "assistant",
    payload: z.strictObject({
      after: lateItemSchema.pick({ id: true }).extend({ receivedAt: z.iso.datetime() }),
    }),
    reply: z.object({ late: z.array(lateItemSchema).max(wireLimits.lateShown), total: z.number() }),
  },
  /** asks those who have drafts to hand them in, or no longer */
  "drafts.ask": { role: "instructor", payload: z.strictObject({ asked: z.boolean() }), reply: done },
  /** counts everybody's newest drafts as handed in, or takes back all that were counted */
  "drafts.count": {
    role: "instructor",
    payload: z.strictObject({ counted: z.boolean() }),
    reply: z.object({ drafts: draftsCountedSchema }),
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
  /** where this page is, for the others of the staff to see; what it says last counts */
  "staff.at": {
    role: "instructor",
    duty: "assistant",
    payload: z.strictObject({ at: staffPlaceSchema }),
    reply: done,
  },
  /** one's own word: no more of this session's staff */
  "staff.leave": { role: "instructor", duty: "assistant", payload: nothing, reply: done },
  /** gives one of the staff another duty; null removes them at once */
  "staff.set": {
    role: "instructor",
    duty: "owner",
    payload: z.strictObject({ instructorId: idSchema, duty: givenDutySchema.nullable() }),
    reply: done,
  },
  /** invites whoever has the link, once; or the account of an address, which finds it on its dashboard */
  "staff.invite": {
    role: "instructor",
    duty: "owner",
    payload: z.strictObject({ duty: givenDutySchema, address: addressSchema.optional() }),
    /** the link's token, told this once; null for an address */
    reply: z.object({ token: staffTokenSchema.nullable(), invitation: waitingInvitationSchema }),
  },
  /** takes an invitation back */
  "staff.uninvite": {
    role: "instructor",
    duty: "owner",
    payload: z.strictObject({ id: idSchema }),
    reply: done,
  },
  /** those that wait, the newest first */
  "staff.invitations": {
    role: "instructor",
    duty: "owner",
    payload: nothing,
    reply: z.object({ invitations: z.array(waitingInvitationSchema).max(invitationsAtMost) }),
  },
} as const satisfies Record<
  string,
  {
    role: Role;
    /** of the staff: who may at least; a teacher where nothing is said */
    duty?: Duty;
    payload: z.ZodType;
    reply: z.ZodType;
  }
>;

export type RequestName = keyof typeof requests;

/** The least duty among the staff that a request of theirs takes. */
export const leastDuties: Readonly<Record<RequestName, Duty>> = Object.fromEntries(
  Object.entries(requests).map(([name, request]) => [name, "duty" in request ? request.duty : "teacher"]),
  // the names are those of the table above
) as Record<RequestName, Duty>;

/** What a handler receives, after parsing. */
export type Payload<Name extends RequestName> = z.output<(typeof requests)[Name]["payload"]>;
/** What a client sends. */
export type RawPayload<Name extends RequestName> = z.input<(typeof requests)[Name]["payload"]>;
export type ReplyData<Name extends RequestName> = z.output<(typeof requests)[Name]["reply"]>;
