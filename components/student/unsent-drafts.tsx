"use client";
import { nanoid } from "nanoid";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { waitingFor } from "@/components/questions/answer-status";
import type { Outbox, OutboxSnapshot } from "@/lib/client/outbox";
import { isQuestionId, questionById } from "@/lib/content/questions";
import { citedByItself } from "@/lib/agreed/cited";
import { wireLimits } from "@/lib/contract/protocol";
import type { AnswerState } from "@/lib/contract/views";
import { Tell } from "./gathered";

interface Props {
  /** those that are written and not handed in */
  unsent: readonly AnswerState[];
  outbox: Outbox;
  snapshot: OutboxSnapshot;
  /** the instructor asks for them before the end; otherwise the session has ended */
  asked: boolean;
}

const onTheWay = ({ items, typed }: OutboxSnapshot, questionId: string) =>
  waitingFor([...items, ...typed], questionId);

/** Answers of which the server has a text that was not handed in, and is not being handed in just now. */
export const unsentIn = (answers: readonly AnswerState[], snapshot: OutboxSnapshot): AnswerState[] =>
  answers.filter(
    ({ unsent, questionId }) =>
      unsent && !onTheWay(snapshot, questionId).some(({ name }) => name === "answer.submit"),
  );

/** Asks whether what was written and not handed in shall be. */
export function UnsentDrafts({ unsent, outbox, snapshot, asked }: Props) {
  const t = useTranslations("student");
  const language = useLocale();
  if (unsent.length === 0) return null;
  const handIn = (answer: AnswerState) => {
    const { questionId, draft: text, submittedAt, cited, evidence } = answer;
    const pieces = evidence.filter(({ id, at }) => citedByItself({ submittedAt, cited }, id, at));
    const ids = pieces.map(({ id }) => id).slice(-wireLimits.evidencePerAnswer);
    void outbox.add("answer.submit", { id: nanoid(), questionId, text, evidence: ids });
  };
  const title = asked ? t("askedTitle") : t("unsentTitle", { count: unsent.length });
  return (
    <Notice title={title} live>
      <Tell urgency="drafts" title={title} />
      <p>{asked ? t("askedBody", { count: unsent.length }) : t("unsentBody")}</p>
      <ul className="mt-2 space-y-2">
        {unsent.map((answer) => (
          <li key={answer.questionId} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {isQuestionId(answer.questionId) ? questionById(answer.questionId).title[language] : ""}
            </span>
            <Button
              variant="secondary"
              size="sm"
              // what is still being typed is not what the server has
              disabled={onTheWay(snapshot, answer.questionId).length > 0}
              onClick={() => handIn(answer)}
            >
              {t("unsentHandIn")}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
