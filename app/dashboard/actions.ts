"use server";
import { randomInt } from "node:crypto";
import type { Archive, Duplicated } from "@/components/instructor/session-card";
import type { AnswerInvitation } from "@/components/instructor/staffed-sessions";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { idSchema } from "@/lib/contract/ids";
import * as z from "@/lib/contract/zod";
import { storeActs } from "@/lib/db/acts";
import { keepFor } from "@/lib/db/retention";
import {
  archiveSession,
  createOneMore,
  sessionDetail,
  type SessionDetail,
  type SessionDraft,
} from "@/lib/db/sessions";
import { declineStaffInvitation, takeStaffInvitation } from "@/lib/db/staff";

/** A draft of everything that was chosen for another session; points are fresh. */
const draftLike = (original: SessionDetail): Required<SessionDraft> => ({
  ...{ title: original.title, language: original.language, lesson: original.lesson },
  numberRequired: original.numberRequired,
  dataset: { ...original.dataset, seed: randomInt(2 ** 32) },
  activities: {
    tensors: original.activities.tensors === "off" ? "off" : "open",
    spiral: original.activities.spiral === "off" ? "off" : "open",
    questions: original.activities.questions === "off" ? "off" : "open",
  },
  boardMode: original.boardMode === "hidden" ? "hidden" : "live",
});

/** A new draft like another session of theirs; code and hidden points are fresh, too. */
export async function duplicateSession(sessionId: string): Promise<Duplicated> {
  const instructor = await requireInstructor();
  const id = idSchema.safeParse(sessionId);
  const original = id.success ? await sessionDetail(instructor.id, id.data) : null;
  if (!original) return "failed";
  const created = await createOneMore(instructor.id, draftLike(original));
  return created ? "duplicated" : "full";
}

/** Puts a session away, or takes it back; what is in it, and its students' links, stay as they are. */
export const moveSession: Archive = async (sessionId, to) => {
  const instructor = await requireInstructor();
  const id = idSchema.safeParse(sessionId);
  if (!id.success || (to !== "archive" && to !== "list")) return false;
  return archiveSession(instructor.id, id.data, to === "archive" ? new Date() : null);
};

const daysSchema = z.number().int().min(1).max(3_650).or(z.literal("as the server"));

/** Sets after how many days the students' work in a session of one's own is erased; null: as the server does. */
export async function keepWork(sessionId: string, days: number | "as the server"): Promise<boolean> {
  const { id: actorId, name: actorName } = await requireInstructor();
  const [id, wanted] = [idSchema.safeParse(sessionId), daysSchema.safeParse(days)];
  if (!id.success || !wanted.success) return false;
  const kept = typeof wanted.data === "number" ? wanted.data : null;
  if (!(await keepFor(actorId, id.data, kept))) return false;
  const target = kept === null ? null : String(kept);
  const act = { sessionId: id.data, actorId, actorName, target, at: Date.now() };
  await storeActs([{ ...act, what: "keep-days" }]);
  return true;
}

/** Takes or refuses an invitation to the account's own address; any other is over for it. */
export const answerStaffInvitation: AnswerInvitation = async (invitationId, answer) => {
  const { id, email } = await requireInstructor();
  const asked = idSchema.safeParse(invitationId);
  if (!asked.success || (answer !== "accept" && answer !== "decline")) return "over";
  if (answer === "decline") {
    return (await declineStaffInvitation(asked.data, email)) ? "declined" : "over";
  }
  const taken = await takeStaffInvitation({ id: asked.data, address: email }, id, new Date());
  return typeof taken === "string" ? taken : "accepted";
};
