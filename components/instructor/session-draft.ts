/** What is chosen for a session, as it stands in a form. */
import type { Language } from "@/lib/content/language";
import { activities, activitySchema, languageSchema } from "@/lib/contract/ids";
import type { Lesson } from "@/lib/contract/lesson";
import { datasetSchema } from "@/lib/contract/run-config";
import type { PublicSession } from "@/lib/contract/views";
import * as z from "@/lib/contract/zod";
import { encodeConfig } from "@/lib/lab/config/config-link";
import { courseDataset, type Dataset } from "@/lib/spiral/config";
import { lockableControls } from "@/lib/spiral/lockable-control";
import { emptyLessonDraft, type LessonDraft } from "./lesson-draft";

const rowSchema = z.object({ key: z.number(), name: z.string(), link: z.string() });

export const draftSchema = z.object({
  title: z.string(),
  offered: z.array(activitySchema).readonly(),
  dataset: datasetSchema,
  lesson: z.object({
    rows: z.array(rowSchema).readonly(),
    coursePresets: z.boolean(),
    locked: z.array(z.enum(lockableControls)).readonly(),
    reason: z.string(),
  }),
  language: languageSchema,
  boardMode: z.enum(["live", "hidden"]),
  numberRequired: z.boolean(),
});
export type SessionDraft = z.infer<typeof draftSchema>;

/** What the form of a new session begins with. */
export const untouched = (language: Language): SessionDraft => ({
  ...{ title: "", offered: activities, dataset: courseDataset(7), lesson: emptyLessonDraft },
  ...{ language, boardMode: "live", numberRequired: false },
});

/** A lesson with its set-ups as the links that they came from. */
function lessonDraftOf({ presets, ...rest }: Lesson, dataset: Dataset): LessonDraft {
  const linkOf = (setup: Lesson["presets"][number]["setup"]) =>
    `/lab?${encodeConfig({ dataset, ...setup }) ?? ""}`;
  return { ...rest, rows: presets.map(({ name, setup }, key) => ({ key, name, link: linkOf(setup) })) };
}

/** Of a session that there is. */
export type Chosen = Pick<
  PublicSession,
  "title" | "language" | "activities" | "boardMode" | "numberRequired" | "dataset" | "lesson"
>;

/** What was chosen for a session, for the form of another one or of itself. */
export const draftOf = ({ boardMode, numberRequired = false, lesson, ...chosen }: Chosen): SessionDraft => ({
  ...{ title: chosen.title, language: chosen.language, dataset: chosen.dataset, numberRequired },
  offered: activities.filter((activity) => chosen.activities[activity] !== "off"),
  lesson: lessonDraftOf(lesson, chosen.dataset),
  boardMode: boardMode === "hidden" ? "hidden" : "live",
});
