"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { activities, type Activity } from "@/lib/contract/ids";
import { openLesson } from "@/lib/contract/lesson";
import { wireLimits } from "@/lib/contract/protocol";
import { courseDataset } from "@/lib/spiral/config";
import { ActivityChoice } from "./activity-choice";
import { DataFields } from "./data-fields";
import { emptyLessonDraft, lessonOf } from "./lesson-draft";
import { LessonFields } from "./lesson-fields";

/** What was wrong with the form. */
export type FormProblem = "title" | "activities" | "failed";
export type CreateSession = (form: FormData) => Promise<{ id: string } | { problem: FormProblem }>;

/** Language and board's first mode. */
function SessionChoices() {
  const t = useTranslations("instructor.form");
  const [language, setLanguage] = useState<string>(useLocale());
  const [board, setBoard] = useState("live");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={t("language")}
        hint={t("languageHint")}
        name="language"
        value={language}
        onChange={(event) => setLanguage(event.target.value)}
      >
        <option value="zh" lang="zh-CN">
          中文
        </option>
        <option value="en" lang="en">
          English
        </option>
      </SelectField>
      <SelectField
        label={t("board")}
        name="boardMode"
        value={board}
        onChange={(event) => setBoard(event.target.value)}
      >
        <option value="live">{t("boardLive")}</option>
        <option value="hidden">{t("boardHidden")}</option>
      </SelectField>
    </div>
  );
}

/** Sends the form and goes to the new session. */
function useSubmit(create: CreateSession) {
  const router = useRouter();
  // gone to from here: a redirect of the action would be rendered under the server's listening address
  const submitted = async (_last: FormProblem | null, form: FormData): Promise<FormProblem | null> => {
    const made = await create(form).catch(() => ({ problem: "failed" as const }));
    if ("problem" in made) return made.problem;
    router.push(`/sessions/${made.id}`);
    return null;
  };
  return useActionState(submitted, null);
}

/** Everything that a new session needs; the server chooses code, the points' seed and the hidden points. */
export function SessionForm({ create }: { create: CreateSession }) {
  const t = useTranslations("instructor.form");
  const [title, setTitle] = useState("");
  const [offered, setOffered] = useState<readonly Activity[]>(activities);
  const [dataset, setDataset] = useState(() => courseDataset(7));
  const [draft, setDraft] = useState(emptyLessonDraft);
  const [strict, setStrict] = useState(false);
  const lesson = lessonOf(draft, dataset.classes);
  const [problem, submit, busy] = useSubmit(create);
  const titleError = problem === "title" ? t("titleMissing", { max: wireLimits.titleCharacters }) : undefined;
  return (
    <form
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
      <TextField
        label={t("titleLabel")}
        hint={t("titleHint")}
        error={titleError}
        name="title"
        value={title}
        required
        maxLength={wireLimits.titleCharacters}
        placeholder={t("titlePlaceholder")}
        onChange={(event) => setTitle(event.target.value)}
      />
      <ActivityChoice chosen={offered} problem={problem === "activities"} onChange={setOffered} />
      {offered.includes("spiral") && (
        <>
          <DataFields dataset={dataset} onChange={setDataset} />
          <LessonFields {...{ draft, strict }} classes={dataset.classes} onChange={setDraft} />
        </>
      )}
      <input type="hidden" name="dataset" value={JSON.stringify(dataset)} />
      <input type="hidden" name="lesson" value={JSON.stringify(lesson ?? openLesson)} />
      <SessionChoices />
      <Button type="submit" size="lg" busy={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </form>
  );
}
