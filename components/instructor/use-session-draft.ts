/** The form of a new session as it was left in this tab: a reload, or a look at another page, costs nothing of it. */
import { useMemo } from "react";
import { useStore } from "@/components/ui/use-store";
import { asJson, Remembered } from "@/lib/client/remembered";
import type { Language } from "@/lib/content/language";
import { draftSchema, untouched, type SessionDraft } from "./session-draft";

const draftIn = (instructorId: string) =>
  new Remembered<SessionDraft | null>({
    ...{ owner: instructorId, key: `spiralroom-new-session ${instructorId}`, scope: "tab" },
    ...{ schema: asJson(draftSchema), otherwise: null },
  });

interface KeptDraft {
  draft: SessionDraft;
  edit: (change: Partial<SessionDraft>) => void;
  /** the session is made */
  forget: () => void;
}

export function useSessionDraft(instructorId: string, language: Language): KeptDraft {
  const kept = useMemo(() => draftIn(instructorId), [instructorId]);
  const fresh = useMemo(() => untouched(language), [language]);
  return {
    draft: useStore(kept, null) ?? fresh,
    // what was typed before the page was alive comes field by field, before it is drawn again
    edit: (change) => void kept.set({ ...(kept.get() ?? fresh), ...change }),
    forget: () => kept.forget(),
  };
}
