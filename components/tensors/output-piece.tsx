"use client";
import { SubmissionLine } from "@/components/lab/submit/submission-line";
import { Plot } from "./plot/plot";
import { useClassLink, type Piece } from "./class-link";

/** A model on its way to the board. */
function SentModel({ id }: { id: string }) {
  const submission = useClassLink().submissions.find((one) => one.id === id);
  return (
    <ul role="status" className="rounded-md border px-3">
      {submission && <SubmissionLine submission={submission} />}
    </ul>
  );
}

/** What a cell handed out beside text. */
export const OutputPiece = ({ piece }: { piece: Piece }) =>
  piece.kind === "figure" ? <Plot figure={piece.figure} /> : <SentModel id={piece.id} />;
