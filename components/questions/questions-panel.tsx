"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Markdown } from "@/components/ui/markdown";
import { useLed } from "@/components/ui/use-led";
import { hasOther } from "@/lib/client/other-texts";
import type { Outbox, OutboxSnapshot } from "@/lib/client/outbox";
import type { AnswerState } from "@/lib/contract/views";
import { questionById, questionIds, type Question, type QuestionId } from "@/lib/content/questions";
import { AnswerEditor } from "./answer-editor";
import { answerStatus, waitingFor, type AnswerStatus } from "./answer-status";
import { Hints } from "./hints";
import { QuestionNav } from "./question-nav";

interface Props {
  answers: readonly AnswerState[];
  outbox: Outbox;
  snapshot: OutboxSnapshot;
  open: boolean;
  online: boolean;
  current: QuestionId;
  onChoose: (id: QuestionId) => void;
  onWriting: () => void;
  /** everybody was brought to a question, and when */
  brought?: { item?: string; at: string };
  /** the experiment that belongs to a question, shown between prompt and answer */
  experiment?: (id: QuestionId) => ReactNode;
}

function Step({
  to,
  direction,
  onChoose,
}: {
  to?: QuestionId;
  direction: "previous" | "next";
  onChoose: Props["onChoose"];
}) {
  const t = useTranslations("questions");
  if (!to) return <span />;
  return (
    <Button variant="ghost" size="sm" onClick={() => onChoose(to)}>
      {direction === "previous" && <ChevronLeft aria-hidden className="size-4" />}
      {t(direction)}
      {direction === "next" && <ChevronRight aria-hidden className="size-4" />}
    </Button>
  );
}

/** What one reads first of the question that is shown; whoever chose it, or was brought to it, is led there. */
function Heading({ question, led }: { question: Question; led: string | undefined }) {
  const language = useLocale();
  const title = useRef<HTMLHeadingElement>(null);
  useLed(title, led);
  return (
    <h2 ref={title} tabIndex={-1} className="text-xl">
      {question.title[language]}
    </h2>
  );
}

/** The six questions: one at a time, each with its prompt, hints and answer. */
export function QuestionsPanel({
  current,
  onChoose,
  experiment,
  answers,
  snapshot,
  brought,
  ...rest
}: Props) {
  const t = useTranslations("questions");
  const language = useLocale();
  const question = questionById(current);
  const index = questionIds.indexOf(current);
  const [chosen, setChosen] = useState<QuestionId | null>(null);
  const choose = (id: QuestionId) => {
    setChosen(id);
    onChoose(id);
  };
  const led = chosen === current ? "chosen" : brought?.item === current ? brought.at : undefined;
  const answerTo = (id: QuestionId) => answers.find(({ questionId }) => questionId === id);
  const statusOf = (id: QuestionId) =>
    answerStatus(answerTo(id), waitingFor(snapshot.items, id), hasOther(rest.outbox.owner, id, answerTo(id)));
  // every id has a status
  const statuses = Object.fromEntries(questionIds.map((id) => [id, statusOf(id)])) as Record<
    QuestionId,
    AnswerStatus
  >;
  const submitted = questionIds.filter((id) => answerTo(id)?.submitted != null).length;
  return (
    <div className="grid gap-4 lg:grid-cols-[16rem_minmax(0,1fr)] lg:gap-6">
      <div className="space-y-2">
        <p className="tabular text-sm text-muted">
          {t("progress", { submitted, total: questionIds.length })}
        </p>
        <QuestionNav current={current} statuses={statuses} onChoose={choose} />
      </div>
      <Card className="min-w-0 space-y-5" key={current}>
        <div className="space-y-3">
          <p className="text-sm text-muted">{t("number", { number: index + 1 })}</p>
          <Heading question={question} led={led} />
          <Markdown>{question.prompt[language]}</Markdown>
        </div>
        <Hints question={question} />
        {experiment?.(current)}
        <AnswerEditor
          question={question}
          answer={answerTo(current)}
          waiting={waitingFor(snapshot.items, current)}
          {...rest}
        />
        <div className="flex justify-between border-t pt-3">
          <Step to={questionIds[index - 1]} direction="previous" onChoose={choose} />
          <Step to={questionIds[index + 1]} direction="next" onChoose={choose} />
        </div>
      </Card>
    </div>
  );
}
