"use client";
import { Lightbulb, Play } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import { Notice } from "@/components/ui/notice";
import { useLed } from "@/components/ui/use-led";
import { isCodeExercise, type Exercise } from "@/lib/content/exercises/exercise";
import { decodeAnswers, encodeAnswers } from "@/lib/content/exercises/judge-answers";
import type { TensorAttempt } from "./attempt";
import { AnswerForm } from "./answer-form";
import { CellOutput } from "./cell-output";
import { CodeEditor } from "./code-editor";
import type { ExerciseTrial } from "./use-trial";
import { VerdictNotice } from "./verdict-notice";

interface Props {
  exercise: Exercise;
  source: string;
  attempt: TensorAttempt | null;
  passed: boolean;
  trial: ExerciseTrial;
  /** how one came here, by "next" or with everybody; undefined for who chose it in the list */
  led: string | undefined;
  /** @param was the text that it was made from, as the editor showed it */
  onEdit: (source: string, was?: string) => void;
  onCheck: () => void;
  onNext: (() => void) | null;
}

function Given({ code }: { code: string }) {
  const t = useTranslations("tensors");
  if (!code.trim()) return null;
  return (
    <figure>
      <figcaption className="text-sm text-muted">{t("given")}</figcaption>
      <pre translate="no" tabIndex={0} className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm">
        {code}
      </pre>
    </figure>
  );
}

function Hints({ hints }: { hints: Exercise["hints"] }) {
  const t = useTranslations("tensors");
  const language = useLocale();
  const [shown, setShown] = useState(0);
  return (
    <div className="space-y-2">
      <ol className="space-y-2" aria-live="polite">
        {hints.slice(0, shown).map((hint) => (
          <li key={hint.en}>
            <Notice>
              <Markdown>{hint[language]}</Markdown>
            </Notice>
          </li>
        ))}
      </ol>
      {shown < hints.length && (
        <Button variant="ghost" size="sm" onClick={() => setShown(shown + 1)}>
          <Lightbulb aria-hidden className="size-4" />
          {t("hint", { number: shown + 1, total: hints.length })}
        </Button>
      )}
    </div>
  );
}

/** Title, kind and task; the title takes the focus of whoever was led here. */
function Task({ exercise, passed, led }: Pick<Props, "exercise" | "passed" | "led">) {
  const t = useTranslations("tensors");
  const language = useLocale();
  const title = useRef<HTMLHeadingElement>(null);
  useLed(title, led);
  return (
    <header data-guide="tensors.task" className="space-y-1">
      <div className="flex flex-wrap items-center gap-2">
        <h2 ref={title} tabIndex={-1} className="text-xl">
          {exercise.title[language]}
        </h2>
        <Badge>{t(`kind.${exercise.kind}`)}</Badge>
        {passed && <Badge tone="good">{t("state.passed")}</Badge>}
      </div>
      <Markdown>{exercise.prompt[language]}</Markdown>
    </header>
  );
}

/** Check it on the server, try it here, go on. */
function Actions({ exercise, source, attempt, passed, trial, onCheck, onNext }: Props) {
  const t = useTranslations("tensors");
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        data-guide="tensors.check"
        onClick={onCheck}
        busy={attempt?.state === "saving"}
        disabled={attempt?.state === "waiting"}
      >
        {t("check")}
      </Button>
      {isCodeExercise(exercise) && (
        <Button rests variant="secondary" onClick={() => trial.run(exercise, source)} busy={trial.running}>
          <Play aria-hidden className="size-4" />
          {t("try")}
        </Button>
      )}
      {onNext && (
        <Button variant={passed ? "primary" : "ghost"} onClick={onNext}>
          {t("nextExercise")}
        </Button>
      )}
    </div>
  );
}

/** One exercise: the task, where one works, the server's verdict, and why it is so once it is solved. */
export function ExercisePanel(props: Props) {
  const { exercise, source, attempt, passed, trial, onEdit } = props;
  const t = useTranslations("tensors");
  const language = useLocale();
  const code = isCodeExercise(exercise);
  return (
    <article className="min-w-0 space-y-4">
      <Task {...props} />
      <Given code={exercise.given} />
      <div data-guide="tensors.code">
        {code ? (
          <CodeEditor
            value={source}
            label={t("yourCode")}
            onChange={onEdit}
            onRun={(_, text) => trial.run(exercise, text)}
          />
        ) : (
          <AnswerForm
            exercise={exercise}
            answers={decodeAnswers(source) ?? {}}
            onChange={(answers) => onEdit(encodeAnswers(answers))}
          />
        )}
      </div>
      <Actions {...props} />
      {code && (
        <CellOutput output={trial.output} pieces={trial.pieces} result={trial.result} onFix={onEdit} />
      )}
      {attempt && <VerdictNotice attempt={attempt} onFix={onEdit} />}
      {passed && (
        <Notice tone="good" title={t("why")}>
          <Markdown>{exercise.explanation[language]}</Markdown>
        </Notice>
      )}
      <Hints key={exercise.id} hints={exercise.hints} />
    </article>
  );
}
