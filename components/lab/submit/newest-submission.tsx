"use client";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import type { LabSubmission } from "@/lib/contract/lab";
import { useLabState } from "../use-trainer";
import { StateIcon, SubmissionLine } from "./submission-line";

interface Props {
  submissions: readonly LabSubmission[];
  /** a word and a figure that open; the work below stays in sight */
  folded: boolean;
}

interface FoldProps {
  submission: LabSubmission;
  open: boolean;
  controls: string;
  onPress: () => void;
}

/** Whether it is saved, and the accuracy: as wide as one of the figures that it stands beside. */
function Fold({ submission: { state, verdict }, open, controls, onPress }: FoldProps) {
  const t = useTranslations("lab.submit");
  const format = useFormatter();
  const late = verdict?.late ?? false;
  return (
    <button
      type="button"
      data-sent
      aria-expanded={open}
      aria-controls={controls}
      onClick={onPress}
      className="-my-1 flex min-h-11 shrink-0 items-center gap-1.5 rounded-md border px-2 text-left"
    >
      <StateIcon state={state} late={late} />
      <span>
        <span className="block text-xs leading-tight text-muted">{t(`brief.${late ? "late" : state}`)}</span>
        {verdict && (
          <span className="tabular block text-sm leading-tight font-semibold">
            {format.number(verdict.correct / verdict.of, accuracyFormat)}
          </span>
        )}
      </span>
      <ChevronDown aria-hidden className={clsx("size-4 shrink-0 text-muted", !open && "rotate-180")} />
    </button>
  );
}

/** What became of the run that was sent last, with its name once another one stands in front; nothing while that trains. */
export function NewestSubmission({ submissions, folded }: Props) {
  const training = useLabState(({ phase }) => phase === "training");
  const front = useLabState(({ config, step }) => (step > 0 ? JSON.stringify(config) : ""));
  const [opened, setOpened] = useState<string | null>(null);
  const id = useId();
  const newest = submissions.at(-1);
  const shown = newest && !training ? newest : null;
  const open = opened === newest?.id;
  return (
    <>
      {folded && shown && (
        <Fold
          submission={shown}
          controls={id}
          {...{ open }}
          onPress={() => setOpened(open ? null : shown.id)}
        />
      )}
      {/* folded it is still spoken */}
      <ul
        id={id}
        aria-live="polite"
        className={clsx(folded && (open ? "order-first basis-full" : "sr-only"))}
      >
        {shown && <SubmissionLine brief={JSON.stringify(shown.config) === front} small submission={shown} />}
      </ul>
    </>
  );
}
