/** The form of a new session as it was left in this tab: a reload, or a look at another page, costs nothing of it. */
import { useMemo } from "react";
import { useStore } from "@/components/ui/use-store";
import { asJson, Remembered } from "@/lib/client/remembered";
import type { Language } from "@/lib/content/language";
import { activities, activitySchema, languageSchema } from "@/lib/contract/ids";
import { datasetSchema } from "@/lib/contract/run-config";
import * as z from "@/lib/contract/zod";
import { courseDataset } from "@/lib/spiral/config";
import { lockableControls } from "@/lib/spiral/lockable-control";
import { emptyLessonDraft } from "./lesson-draft";

const rowSchema = z.object({ key: z.number(), name: z.string(), link: z.string() });

const draftSchema = z.object({
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

const draftOf = (instructorId: string) =>
  new Remembered<SessionDraft | null>({
    ...{ owner: instructorId, key: `spiralroom-new-session ${instructorId}`, scope: "tab" },
    ...{ schema: asJson(draftSchema), otherwise: null },
  });

const untouched = (language: Language): SessionDraft => ({
  ...{ title: "", offered: activities, dataset: courseDataset(7), lesson: emptyLessonDraft },
  ...{ language, boardMode: "live", numberRequired: false },
});

interface KeptDraft {
  draft: SessionDraft;
  edit: (change: Partial<SessionDraft>) => void;
  /** the session is made */
  forget: () => void;
}

export function useSessionDraft(instructorId: string, language: Language): KeptDraft {
  const kept = useMemo(() => draftOf(instructorId), [instructorId]);
  const fresh = useMemo(() => untouched(language), [language]);
  return {
    draft: useStore(kept, null) ?? fresh,
    // what was typed before the page was alive comes field by field, before it is drawn again
    edit: (change) => void kept.set({ ...(kept.get() ?? fresh), ...change }),
    forget: () => kept.forget(),
  };
}
