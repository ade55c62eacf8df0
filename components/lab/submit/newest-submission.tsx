"use client";
import type { LabSubmission } from "@/lib/contract/lab";
import { useLabState } from "../use-trainer";
import { SubmissionLine } from "./submission-line";

/** What became of the run that was sent last, with its name once another one stands in front; nothing while that trains. */
export function NewestSubmission({ submissions }: { submissions: readonly LabSubmission[] }) {
  const training = useLabState(({ phase }) => phase === "training");
  const front = useLabState(({ config, step }) => (step > 0 ? JSON.stringify(config) : ""));
  const newest = submissions.at(-1);
  return (
    <ul aria-live="polite">
      {newest && !training && (
        <SubmissionLine brief={JSON.stringify(newest.config) === front} small submission={newest} />
      )}
    </ul>
  );
}
