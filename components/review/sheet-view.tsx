"use client";
import type { Sheet } from "@/lib/review/desk";
import { AnswerSheet } from "./answer-sheet";
import { AttemptsSheet } from "./attempts-sheet";
import { RunsSheet } from "./runs-sheet";

/** One participant's work on one item. */
export function SheetView({ sheet, sessionId }: { sheet: Sheet; sessionId: string }) {
  const { content, participantId } = sheet;
  switch (content.kind) {
    case "question":
      return <AnswerSheet answer={content} />;
    case "spiral":
      return (
        <RunsSheet
          runs={content.runs}
          runsAddress={`/sessions/${sessionId}/review/run?participant=${participantId}`}
        />
      );
    case "tensors":
      return <AttemptsSheet content={content} />;
  }
}
