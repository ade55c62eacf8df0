"use client";
import { nanoid } from "nanoid";
import { useRef } from "react";
import { useAcknowledged } from "@/components/live/use-acknowledged";
import type { Outbox } from "@/lib/client/outbox";
import type { AnswerState } from "@/lib/contract/views";

interface Pressed {
  id: string;
  /** text and evidence */
  what: string;
  /** how many versions the server had told of by then */
  revisions: number;
  storing: boolean;
}

interface Answer {
  questionId: string;
  text: string;
  /** ids of what it refers to */
  evidence: string[];
}

/** Submits an answer, once: a double press, or the key beside the button, makes no second version of the same. */
export function useSubmit(outbox: Outbox, server: AnswerState | undefined) {
  const acknowledged = useAcknowledged(outbox);
  const last = useRef<Pressed | null>(null);
  const revisions = server?.revisions ?? 0;
  const isRepeat = (what: string): boolean => {
    const before = last.current;
    if (before?.what !== what) return false;
    // the view that tells of it comes after the acknowledgement
    if (before.revisions !== revisions) return false;
    const own = [
      ...outbox.get().items.filter(({ refused }) => !refused),
      ...acknowledged.map(({ item }) => item),
    ];
    return before.storing || own.some(({ id }) => id === before.id);
  };
  return async ({ questionId, text, evidence }: Answer): Promise<void> => {
    const what = JSON.stringify([text, evidence]);
    if (isRepeat(what)) return;
    const now: Pressed = { id: nanoid(), what, revisions, storing: true };
    last.current = now;
    outbox.flush();
    await outbox.add("answer.submit", { id: now.id, questionId, text, evidence });
    now.storing = false;
  };
}
