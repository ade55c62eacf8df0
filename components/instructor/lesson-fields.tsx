"use client";
import { ExternalLink, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { TextField } from "@/components/ui/field";
import { lessonLimits } from "@/lib/contract/lesson";
import { lineProblem } from "@/lib/contract/plain-line";
import { lockableControls, type LockableControl } from "@/lib/spiral/lockable-control";
import type { LessonDraft, PresetRow } from "./lesson-draft";
import { useLinkProblem } from "./use-link-problem";

interface Props {
  draft: LessonDraft;
  classes: number;
  /** the form was sent with something wrong in it: say what, in each row */
  strict: boolean;
  onChange: (draft: LessonDraft) => void;
}

/** Lesson mode: the set-ups that the lab offers, and the controls that students may not change. */
export function LessonFields({ draft, classes, strict, onChange }: Props) {
  const t = useTranslations("instructor.lesson");
  const edit = (change: Partial<LessonDraft>) => onChange({ ...draft, ...change });
  const { rows } = draft;
  const add = () =>
    edit({ rows: [...rows, { key: 1 + Math.max(0, ...rows.map(({ key }) => key)), name: "", link: "" }] });
  return (
    <details className="rounded-lg border p-4" open={strict || undefined}>
      <summary className="min-h-9 cursor-pointer text-sm font-medium">{t("title")}</summary>
      <div className="space-y-5 pt-3">
        <div className="space-y-3">
          <p className="text-sm text-muted">
            {t("setupsHow")}{" "}
            <a href="/lab" target="_blank" className="inline-flex items-center gap-1 text-accent underline">
              {t("openLab")}
              <ExternalLink aria-hidden className="size-3.5" />
            </a>
          </p>
          {rows.map((row, index) => (
            <PresetFields
              key={row.key}
              {...{ row, classes, strict }}
              number={index + 1}
              onChange={(change) =>
                edit({ rows: rows.map((one) => (one.key === row.key ? { ...one, ...change } : one)) })
              }
              onRemove={() => edit({ rows: rows.filter(({ key }) => key !== row.key) })}
            />
          ))}
          <Button variant="secondary" size="sm" disabled={rows.length >= lessonLimits.presets} onClick={add}>
            <Plus aria-hidden className="size-4" />
            {t("add")}
          </Button>
          <CheckBox
            checked={draft.coursePresets}
            className="text-sm"
            onChange={(coursePresets) => edit({ coursePresets })}
          >
            {t("coursePresets")}
          </CheckBox>
        </div>
        <Locks draft={draft} edit={edit} />
      </div>
    </details>
  );
}

function Locks({ draft, edit }: { draft: LessonDraft; edit: (change: Partial<LessonDraft>) => void }) {
  const t = useTranslations("instructor.lesson");
  const control = useTranslations("lab.lesson.control");
  const { locked } = draft;
  const toggle = (name: LockableControl, on: boolean) =>
    edit({ locked: lockableControls.filter((one) => (one === name ? on : locked.includes(one))) });
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1.5 text-sm font-medium">{t("locks")}</legend>
      <p className="text-sm text-muted">{t("locksHint")}</p>
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
        {lockableControls.map((name) => (
          <CheckBox
            key={name}
            checked={locked.includes(name)}
            className="text-sm"
            onChange={(on) => toggle(name, on)}
          >
            {control(name)}
          </CheckBox>
        ))}
      </div>
      <TextField
        label={t("reason")}
        hint={t("reasonHint")}
        value={draft.reason}
        maxLength={lessonLimits.reasonCharacters}
        onChange={(event) => edit({ reason: event.target.value })}
      />
    </fieldset>
  );
}

interface RowProps {
  row: PresetRow;
  number: number;
  classes: number;
  strict: boolean;
  onChange: (change: Partial<PresetRow>) => void;
  onRemove: () => void;
}

function PresetFields({ row, number, classes, strict, onChange, onRemove }: RowProps) {
  const t = useTranslations("instructor.lesson");
  const problem = useLinkProblem(row.link, classes);
  const unnamed = lineProblem(row.name);
  return (
    <div className="flex items-start gap-2">
      <div className="grid min-w-0 grow gap-2 sm:grid-cols-[12rem_1fr]">
        <TextField
          label={t("name", { number })}
          value={row.name}
          maxLength={lessonLimits.nameCharacters}
          error={unnamed && (strict || unnamed === "hidden") ? t(`problem.${unnamed}`) : undefined}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <TextField
          label={t("link", { number })}
          value={row.link}
          inputMode="url"
          spellCheck={false}
          error={strict || row.link !== "" ? problem : undefined}
          onChange={(event) => onChange({ link: event.target.value })}
        />
      </div>
      <IconButton label={t("remove", { number })} className="mt-6" onClick={onRemove}>
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
