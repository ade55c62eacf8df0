"use client";
import { nanoid } from "nanoid";
import { useEffect, useRef } from "react";
import { forgottenDrafts } from "@/lib/client/forgotten-drafts";
import type { Outbox } from "@/lib/client/outbox";
import type { AnswerState } from "@/lib/contract/views";

/** ms; one of several servers may be behind another for a moment */
const sureMs = 3_000;

/**
 * Sends drafts once more that the server has forgotten since it last told of them, to this page or the one before it. An
 * editor that is open has done so by itself.
 * @param ready the outbox has been read
 */
export function useForgottenDrafts(outbox: Outbox, ready: boolean, answers: readonly AnswerState[]): void {
  const before = useRef(answers);
  useEffect(() => {
    if (!ready) return;
    const forgotten = forgottenDrafts(before.current, answers);
    const tellAgain = () => {
      const { items, typed } = outbox.get();
      const waiting = [...items, ...typed].flatMap(({ name, payload }) =>
        name === "answer.draft" && "questionId" in payload ? [payload.questionId] : [],
      );
      for (const draft of forgotten)
        if (!waiting.includes(draft.questionId)) void outbox.add("answer.draft", { id: nanoid(), ...draft });
      before.current = answers;
    };
    if (forgotten.length === 0) return tellAgain();
    const timer = setTimeout(tellAgain, sureMs);
    return () => clearTimeout(timer);
  }, [outbox, ready, answers]);
}
