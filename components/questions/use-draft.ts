"use client";
import { useEffect, useMemo } from "react";
import { useHeld } from "@/components/live/held";
import { useStore } from "@/components/ui/use-store";
import { Draft, type DraftSnapshot } from "@/lib/client/draft";
import type { Outbox } from "@/lib/client/outbox";
import type { AnswerState } from "@/lib/contract/views";

const empty: DraftSnapshot = { text: "", state: "saved", others: [] };

/** The draft of one question while its editor is on the page. */
export function useDraft(
  questionId: string,
  { outbox, server }: { outbox: Outbox; server: AnswerState | undefined },
): { draft: Draft | null; snapshot: DraftSnapshot } {
  const open = useMemo(() => () => new Draft({ questionId, outbox }), [questionId, outbox]);
  const draft = useHeld(open);
  useEffect(() => draft?.receive(server), [draft, server]);
  return { draft, snapshot: useStore(draft, empty) };
}
