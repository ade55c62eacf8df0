"use server";
import { randomInt } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { idSchema } from "@/lib/contract/ids";
import { wireLimits } from "@/lib/contract/protocol";
import { createSession, sessionDetail } from "@/lib/db/sessions";

/** A new draft with the same title, language, activities, lesson and kind of data; code, points and hidden points are fresh. */
export async function duplicateSession(sessionId: string): Promise<boolean> {
  const instructor = await requireInstructor();
  const id = idSchema.safeParse(sessionId);
  const original = id.success ? await sessionDetail(instructor.id, id.data) : null;
  if (!original) return false;
  const t = await getTranslations("instructor.dashboard");
  const { language, activities, lesson, dataset } = original;
  await createSession(instructor.id, {
    ...{ language, lesson },
    dataset: { ...dataset, seed: randomInt(2 ** 32) },
    title: t("copyOf", { title: original.title }).slice(0, wireLimits.titleCharacters),
    activities: {
      tensors: activities.tensors === "off" ? "off" : "open",
      spiral: activities.spiral === "off" ? "off" : "open",
      questions: activities.questions === "off" ? "off" : "open",
    },
    boardMode: original.boardMode === "hidden" ? "hidden" : "live",
  });
  return true;
}
