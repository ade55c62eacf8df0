"use client";
import { useState } from "react";
import { useAcknowledged } from "@/components/live/use-acknowledged";
import type { Outbox } from "@/lib/client/outbox";
import type { OutboxItem } from "@/lib/client/outbox-item";
import { citedByItself } from "@/lib/agreed/cited";
import { wireLimits } from "@/lib/contract/protocol";
import type { AnswerState } from "@/lib/contract/views";

/** A run or comparison attached to the answer. */
export interface EvidencePiece {
  id: string;
  title: string;
  /** the answer refers to it when it is submitted */
  cited: boolean;
  /** not yet acknowledged by the server */
  sending: boolean;
}

export interface EvidenceOfAnswer {
  pieces: readonly EvidencePiece[];
  cited: string[];
  /** no more may be cited */
  full: boolean;
  choose: (id: string, cited: boolean) => void;
}

/** Of who has not written anything. */
const noAnswer = { submittedAt: null, cited: [] };

/** The evidence of an answer, on the server and on its way, and what the next submission refers to. */
export function useEvidence(
  questionId: string,
  { answer, waiting, outbox }: { answer?: AnswerState; waiting: readonly OutboxItem[]; outbox: Outbox },
): EvidenceOfAnswer {
  const acknowledged = useAcknowledged(outbox);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const stored = answer?.evidence ?? [];
  const known = stored.map(({ id }) => id);
  // acknowledged ones stay until the server's next view tells of them: an answer may be submitted in between
  const own = [...acknowledged.map(({ item }) => item), ...waiting];
  const onTheWay = own.flatMap((item) =>
    item.name === "evidence.attach" && item.payload.questionId === questionId && !known.includes(item.id)
      ? [[item.id, { id: item.id, title: item.payload.title, at: null }] as const]
      : [],
  );
  const pieces = [...stored, ...new Map(onTheWay).values()].map(({ id, title, at }): EvidencePiece => ({
    id,
    title,
    cited: chosen.get(id) ?? citedByItself(answer ?? noAnswer, id, at),
    sending: at === null,
  }));
  const cited = pieces.filter((piece) => piece.cited).map(({ id }) => id);
  const most = cited.slice(-wireLimits.evidencePerAnswer);
  return {
    pieces: pieces.map((piece) => ({ ...piece, cited: most.includes(piece.id) })),
    cited: most,
    full: most.length === wireLimits.evidencePerAnswer,
    choose: (id, next) => setChosen((old) => new Map(old).set(id, next)),
  };
}
