"use client";
import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/ui/field";
import type { AnswerExercise } from "@/lib/content/exercises/exercise";

interface Props {
  exercise: AnswerExercise;
  answers: Readonly<Record<string, string>>;
  onChange: (answers: Record<string, string>) => void;
}

/** One field for each expression asked about. */
export function AnswerForm({ exercise, answers, onChange }: Props) {
  const t = useTranslations("tensors");
  const set = (id: string, text: string) => onChange({ ...answers, [id]: text });
  return (
    <div className="space-y-4">
      {exercise.asks.map(({ id, expression }) => {
        const label = (
          <code translate="no" className="rounded bg-sunken px-1.5 py-0.5 font-mono whitespace-pre-wrap">
            {expression}
          </code>
        );
        if (exercise.kind === "is-it-a-view")
          return (
            <SelectField
              key={id}
              label={label}
              value={answers[id] ?? ""}
              onChange={(event) => set(id, event.target.value)}
            >
              <option value="">{t("choose")}</option>
              <option value="view">{t("isView", { base: exercise.base ?? "" })}</option>
              <option value="copy">{t("isCopy")}</option>
            </SelectField>
          );
        return (
          <TextField
            key={id}
            label={label}
            value={answers[id] ?? ""}
            hint={exercise.kind === "what-shape" ? t("shapeHint") : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => set(id, event.target.value)}
          />
        );
      })}
    </div>
  );
}
