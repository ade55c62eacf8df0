"use client";
import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/ui/field";
import { languages, ownNames } from "@/lib/content/language";
import { languageSchema } from "@/lib/contract/ids";
import { wireLimits } from "@/lib/contract/protocol";
import { ActivityChoice } from "./activity-choice";
import { DataFields } from "./data-fields";
import { LessonFields } from "./lesson-fields";
import type { SessionDraft } from "./session-draft";

interface ChoicesProps {
  draft: SessionDraft;
  edit: (change: Partial<SessionDraft>) => void;
}

/** Language, the board's first mode, and whether a student has to give a number. */
function Choices({ draft, edit }: ChoicesProps) {
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

interface Props extends ChoicesProps {
  /** a sentence about the title */
  titleError?: string;
  /** nothing is offered */
  nothingOffered: boolean;
  /** what is wrong with the lesson is said in each of its rows */
  strict: boolean;
}

/** Everything that is chosen for a session; the server chooses code, the points' seed and the hidden points. */
export function SessionFields({ draft, edit, titleError, nothingOffered, strict }: Props) {
  const t = useTranslations("instructor.form");
  const { title, offered, dataset, lesson } = draft;
  return (
    <>
      <TextField
        label={t("titleLabel")}
        hint={t("titleHint")}
        error={titleError}
        name="title"
        value={title}
        required
        maxLength={wireLimits.titleCharacters}
        placeholder={t("titlePlaceholder")}
        onChange={(event) => edit({ title: event.target.value })}
      />
      <ActivityChoice
        chosen={offered}
        problem={nothingOffered}
        onChange={(chosen) => edit({ offered: chosen })}
      />
      {offered.includes("spiral") && (
        <>
          <DataFields dataset={dataset} onChange={(changed) => edit({ dataset: changed })} />
          <LessonFields
            strict={strict}
            draft={lesson}
            classes={dataset.classes}
            onChange={(changed) => edit({ lesson: changed })}
          />
        </>
      )}
      <Choices {...{ draft, edit }} />
    </>
  );
}
