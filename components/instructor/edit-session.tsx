"use client";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useProblemInSight } from "@/components/ui/use-problem-in-sight";
import { lineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import type { RawPayload } from "@/lib/contract/requests";
import type { PublicSession } from "@/lib/contract/views";
import { useSend } from "./commands";
import { lessonOf } from "./lesson-draft";
import { draftOf, type SessionDraft } from "./session-draft";
import { SessionFields } from "./session-fields";

type Chosen = RawPayload<"session.edit">;

/** What the server is asked for; null while something is wrong with the lesson. */
function chosenOf({
  lesson: typed,
  offered,
  dataset: { points: _, ...dataset },
  ...rest
}: SessionDraft): Chosen | null {
  const lesson = lessonOf(typed, dataset.classes);
  return lesson && { ...rest, offered: [...offered], dataset, lesson };
}

/** Everything that was chosen for a session that has not begun, to be changed. */
export function EditSession({ session, onDone }: { session: PublicSession; onDone: () => void }) {
  const t = useTranslations("instructor");
  const common = useTranslations("common");
  const send = useSend();
  const [draft, setDraft] = useState(() => draftOf(session));
  const [tried, setTried] = useState(0);
  const [busy, setBusy] = useState(false);
  const chosen = chosenOf(draft);
  const title = lineProblem(draft.title);
  const nothingOffered = draft.offered.length === 0;
  const wrong = title !== null || nothingOffered || chosen === null;
  const form = useProblemInSight(wrong && tried);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(tried + 1);
    if (!chosen || wrong || busy) return;
    setBusy(true);
    const before = chosenOf(draftOf(session));
    const undo = () => void (before && send("session.edit", before));
    const done = await send("session.edit", chosen, { text: t("live.renamed"), undo });
    setBusy(false);
    if (done) onDone();
  };
  const titleError =
    title === "hidden" ? t("form.titleHidden") : t("form.titleMissing", { max: wireLimits.titleCharacters });
  return (
    <form ref={form} noValidate onSubmit={(event) => void save(event)} className="space-y-6">
      {tried > 0 && chosen === null && (
        <Notice tone="bad" live>
          {t("form.lessonProblem")}
        </Notice>
      )}
      <SessionFields
        draft={draft}
        edit={(change) => setDraft({ ...draft, ...change })}
        titleError={tried > 0 && title ? titleError : undefined}
        nothingOffered={tried > 0 && nothingOffered}
        strict={tried > 0 && chosen === null}
      />
      <Button type="submit" busy={busy}>
        {common("save")}
      </Button>
    </form>
  );
}
