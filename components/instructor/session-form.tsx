"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { isolated } from "@/components/ui/isolated";
import { Notice } from "@/components/ui/notice";
import { useProblemInSight } from "@/components/ui/use-problem-in-sight";
import { openLesson } from "@/lib/contract/lesson";
import { wireLimits } from "@/lib/contract/protocol";
import { instructorQuotas } from "@/lib/contract/quotas";
import { lessonOf } from "./lesson-draft";
import { draftOf, untouched, type Chosen, type SessionDraft } from "./session-draft";
import { SessionFields } from "./session-fields";
import { useSessionDraft } from "./use-session-draft";

/** What was wrong with the form. */
export type FormProblem = "title" | "titleHidden" | "activities" | "failed" | "full";
export type CreateSession = (form: FormData) => Promise<{ id: string } | { problem: FormProblem }>;

/** A session of theirs that another one may begin like. */
export interface EarlierSession extends Chosen {
  code: string;
}

interface BeginLikeProps {
  earlier: readonly EarlierSession[];
  onChoose: (draft: Omit<SessionDraft, "title">, title: string) => void;
}

/** Everything but the title as another session has it. */
function BeginLike({ earlier, onChoose }: BeginLikeProps) {
  const t = useTranslations("instructor.form");
  const language = useLocale();
  const choose = (code: string) => {
    const session = earlier.find((one) => one.code === code);
    const { title, ...rest } = session ? draftOf(session) : untouched(language);
    onChoose(rest, title);
  };
  return (
    <SelectField
      label={t("beginLike")}
      hint={t("beginLikeHint")}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{t("beginPlain")}</option>
      {earlier.map(({ code, title }) => (
        <option key={code} value={code}>
          {isolated(title)} · {code}
        </option>
      ))}
    </SelectField>
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

interface Props {
  instructorId: string;
  earlier: readonly EarlierSession[];
  create: CreateSession;
}

/** Everything that a new session needs. */
export function SessionForm({ instructorId, earlier, create }: Props) {
  const t = useTranslations("instructor.form");
  const { draft, edit, forget } = useSessionDraft(instructorId, useLocale());
  const [strict, setStrict] = useState(false);
  const lesson = lessonOf(draft.lesson, draft.dataset.classes);
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
      {earlier.length > 0 && (
        <BeginLike
          earlier={earlier}
          onChoose={(like, title) => edit({ ...like, title: draft.title.trim() ? draft.title : title })}
        />
      )}
      <SessionFields
        {...{ draft, edit, strict }}
        titleError={problem ? titleErrors[problem] : undefined}
        nothingOffered={problem === "activities"}
      />
      <input type="hidden" name="dataset" value={JSON.stringify(draft.dataset)} />
      <input type="hidden" name="lesson" value={JSON.stringify(lesson ?? openLesson)} />
      {/* a title is enough: the way on is in sight from the first line */}
      <div className="sticky bottom-0 z-10 -mx-4 border-t bg-page/95 px-4 py-3 backdrop-blur [@media(max-height:26rem)]:static">
        <Button type="submit" size="lg" busy={busy}>
          {busy ? t("busy") : t("submit")}
        </Button>
      </div>
    </form>
  );
}
