"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useProblemInSight } from "@/components/ui/use-problem-in-sight";
import { languages, ownNames } from "@/lib/content/language";
import { languageSchema } from "@/lib/contract/ids";
import { openLesson } from "@/lib/contract/lesson";
import { wireLimits } from "@/lib/contract/protocol";
import { instructorQuotas } from "@/lib/contract/quotas";
import { ActivityChoice } from "./activity-choice";
import { DataFields } from "./data-fields";
import { lessonOf } from "./lesson-draft";
import { LessonFields } from "./lesson-fields";
import { useSessionDraft, type SessionDraft } from "./use-session-draft";

/** What was wrong with the form. */
export type FormProblem = "title" | "titleHidden" | "activities" | "failed" | "full";
export type CreateSession = (form: FormData) => Promise<{ id: string } | { problem: FormProblem }>;

interface ChoicesProps {
  draft: SessionDraft;
  edit: (change: Partial<SessionDraft>) => void;
}

/** Language, the board's first mode, and whether a student has to give a number. */
function SessionChoices({ draft, edit }: ChoicesProps) {
  const t = useTranslations("instructor.form");
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("language")}
          hint={t("languageHint")}
          name="language"
          value={draft.language}
          onChange={({ target }) => edit({ language: languageSchema.parse(target.value) })}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={ownNames[one].tag}>
              {ownNames[one].name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("board")}
          name="boardMode"
          value={draft.boardMode}
          onChange={({ target }) => edit({ boardMode: target.value === "hidden" ? "hidden" : "live" })}
        >
          <option value="live">{t("boardLive")}</option>
          <option value="hidden">{t("boardHidden")}</option>
        </SelectField>
      </div>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="numberRequired"
          checked={draft.numberRequired}
          onChange={({ target }) => edit({ numberRequired: target.checked })}
          className="size-5 shrink-0 accent-(--accent)"
        />
        {t("numberRequired")}
      </label>
    </>
  );
}

/** Sends the form and goes to the new session. @param onMade told before that */
function useSubmit(create: CreateSession, onMade: () => void) {
  const router = useRouter();
  // gone to from here: a redirect of the action would be rendered under the server's listening address
  const submitted = async (_last: FormProblem | null, form: FormData): Promise<FormProblem | null> => {
    const made = await create(form).catch(() => ({ problem: "failed" as const }));
    if ("problem" in made) return made.problem;
    onMade();
    router.push(`/sessions/${made.id}`);
    return null;
  };
  return useActionState(submitted, null);
}

/** Everything that a new session needs; the server chooses code, the points' seed and the hidden points. */
export function SessionForm({ instructorId, create }: { instructorId: string; create: CreateSession }) {
  const t = useTranslations("instructor.form");
  const { draft, edit, forget } = useSessionDraft(instructorId, useLocale());
  const { title, offered, dataset } = draft;
  const [strict, setStrict] = useState(false);
  const lesson = lessonOf(draft.lesson, dataset.classes);
  const [problem, submit, busy] = useSubmit(create, forget);
  const form = useProblemInSight(busy ? null : (problem ?? (strict && !lesson)));
  const titleErrors: Partial<Record<FormProblem, string>> = {
    title: t("titleMissing", { max: wireLimits.titleCharacters }),
    titleHidden: t("titleHidden"),
  };
  return (
    <form
      ref={form}
      action={submit}
      onSubmit={(event) => {
        if (lesson) return;
        event.preventDefault();
        setStrict(true);
      }}
      className="space-y-6"
    >
      {(problem === "failed" || (strict && !lesson)) && (
        <Notice tone="bad" live>
          {t(strict && !lesson ? "lessonProblem" : "failed")}
        </Notice>
      )}
      {problem === "full" && (
        <Notice tone="bad" live>
          {t("full", { limit: instructorQuotas.sessions })}
        </Notice>
      )}
      <TextField
        label={t("titleLabel")}
        hint={t("titleHint")}
        error={problem ? titleErrors[problem] : undefined}
        name="title"
        value={title}
        required
        maxLength={wireLimits.titleCharacters}
        placeholder={t("titlePlaceholder")}
        onChange={(event) => edit({ title: event.target.value })}
      />
      <ActivityChoice
        chosen={offered}
        problem={problem === "activities"}
        onChange={(chosen) => edit({ offered: chosen })}
      />
      {offered.includes("spiral") && (
        <>
          <DataFields dataset={dataset} onChange={(changed) => edit({ dataset: changed })} />
          <LessonFields
            strict={strict}
            draft={draft.lesson}
            classes={dataset.classes}
            onChange={(changed) => edit({ lesson: changed })}
          />
        </>
      )}
      <input type="hidden" name="dataset" value={JSON.stringify(dataset)} />
      <input type="hidden" name="lesson" value={JSON.stringify(lesson ?? openLesson)} />
      <SessionChoices {...{ draft, edit }} />
      <Button type="submit" size="lg" busy={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </form>
  );
}
