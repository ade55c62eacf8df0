"use server";
import { z } from "zod";
import type { CreateSession, FormProblem } from "@/components/instructor/session-form";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { activitySchema, languageSchema, type Activity } from "@/lib/contract/ids";
import { wireLimits } from "@/lib/contract/protocol";
import type { ActivityStates } from "@/lib/contract/views";
import { createSession } from "@/lib/db/sessions";

const formSchema = z.object({
  title: z.string().trim().min(1).max(wireLimits.titleCharacters),
  language: languageSchema,
  activities: z.array(activitySchema).min(1),
  boardMode: z.enum(["hidden", "live"]),
});

/** What is offered starts open; the instructor closes it when its time is over. */
const statesOf = (offered: readonly Activity[]): ActivityStates => {
  const state = (activity: Activity) => (offered.includes(activity) ? "open" : "off");
  return { tensors: state("tensors"), spiral: state("spiral"), questions: state("questions") };
};

function problemOf(error: z.ZodError): FormProblem {
  const field = error.issues[0]?.path[0];
  return field === "title" || field === "activities" ? field : "failed";
}

/** Creates a draft. */
export const createSessionFromForm: CreateSession = async (form) => {
  const instructor = await requireInstructor();
  const parsed = formSchema.safeParse({
    title: form.get("title"),
    language: form.get("language"),
    activities: form.getAll("activities"),
    boardMode: form.get("boardMode"),
  });
  if (!parsed.success) return { problem: problemOf(parsed.error) };
  const { activities: offered, ...rest } = parsed.data;
  const { id } = await createSession(instructor.id, { ...rest, activities: statesOf(offered) });
  return { id };
};
