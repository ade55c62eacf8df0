"use client";
import type { LabSubmission } from "@/lib/contract/lab";
import { useLabState } from "../use-trainer";
import { SubmissionLine } from "./submission-line";

/** What became of the run that was sent last; nothing while the next one trains. */
export function NewestSubmission({ submissions }: { submissions: readonly LabSubmission[] }) {
  const training = useLabState(({ phase }) => phase === "training");
  const newest = submissions.at(-1);
  return <ul aria-live="polite">{newest && !training && <SubmissionLine brief submission={newest} />}</ul>;
}
