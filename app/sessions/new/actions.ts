"use server";
import { randomInt } from "node:crypto";
import type { CreateSession, FormProblem } from "@/components/instructor/session-form";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { fitsClasses } from "@/lib/content/lesson-setups";
import { activitySchema, languageSchema, type Activity } from "@/lib/contract/ids";
import { lessonSchema } from "@/lib/contract/lesson";
import { lineProblem, plainLineSchema, type LineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import { sessionDatasetSchema } from "@/lib/contract/run-config";
import type { ActivityStates } from "@/lib/contract/views";
import * as z from "@/lib/contract/zod";
import { createOneMore } from "@/lib/db/sessions";
import { storable } from "@/lib/text/storable";
import { formFields } from "../../form-fields";

/** A field that holds JSON. */
const jsonText = z
  .string()
  .max(20_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  });

const formSchema = z.object({
  title: plainLineSchema(wireLimits.titleCharacters),
  language: languageSchema,
  activities: z.array(activitySchema).min(1),
  boardMode: z.enum(["hidden", "live"]),
  // a box that is not ticked sends nothing
  numberRequired: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  dataset: jsonText.pipe(sessionDatasetSchema),
  lesson: jsonText.pipe(lessonSchema),
});

/** What is offered starts open; the instructor closes it when its time is over. */
const statesOf = (offered: readonly Activity[]): ActivityStates => {
  const state = (activity: Activity) => (offered.includes(activity) ? "open" : "off");
  return { tensors: state("tensors"), spiral: state("spiral"), questions: state("questions") };
};

function problemOf(error: z.ZodError): FormProblem {
  const { path, message } = error.issues[0];
  const [field] = path;
  if (field === "title") return message === ("hidden" satisfies LineProblem) ? "titleHidden" : "title";
  return field === "activities" ? field : "failed";
}

/** Creates a draft. */
export const createSessionFromForm: CreateSession = async (form) => {
  const instructor = await requireInstructor();
  const activities = form instanceof FormData ? form.getAll("activities") : [];
  const parsed = formSchema.safeParse({ ...formFields(form), activities });
  if (!parsed.success) return { problem: problemOf(parsed.error) };
  const { activities: offered, dataset, lesson, ...rest } = parsed.data;
  // the form shows which name it is before it sends anything
  const named = lesson.presets.every(({ name }) => lineProblem(name) === null);
  if (!named || !fitsClasses(lesson, dataset.classes)) return { problem: "failed" };
  const created = await createOneMore(instructor.id, {
    ...storable({ ...rest, lesson }),
    activities: statesOf(offered),
    // the points themselves are nobody's choice
    dataset: { ...dataset, seed: randomInt(2 ** 32) },
  });
  return created ? { id: created.id } : { problem: "full" };
};
