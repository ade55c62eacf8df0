"use client";
import type { SheetContent } from "@/lib/review/desk";
import { AnswerSheet } from "./answer-sheet";
import { AttemptsSheet } from "./attempts-sheet";
import { RunsSheet } from "./runs-sheet";

/** One participant's work on one item. */
export function SheetView({ content, itemId }: { content: SheetContent; itemId: string }) {
  switch (content.kind) {
    case "question":
      return <AnswerSheet answer={content} itemId={itemId} />;
    case "spiral":
      return <RunsSheet content={content} />;
    case "tensors":
      return <AttemptsSheet content={content} />;
  }
}
