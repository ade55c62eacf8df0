"use client";
import { useEffect, useMemo } from "react";
import type { FinishedRun, LabSubmission } from "@/lib/contract/lab";
import { startOf } from "@/lib/content/lesson-setups";
import type { Lesson } from "@/lib/contract/lesson";
import type { Progress } from "@/lib/contract/views";
import { ownSeed } from "@/lib/lab/config/own-seed";
import type { Dataset } from "@/lib/spiral/config";
import { LabScreen } from "./lab-screen";
import { CompareCard, RunList, ShareCard } from "./late-cards";
import { useKeptRuns } from "../runs/use-kept-runs";
import { NewestSubmission } from "../submit/newest-submission";
import { SubmissionsCard } from "../submit/submissions-card";
import { SubmitButton } from "../submit/submit-button";
import { useLab } from "../use-trainer";
import { useWorkbench } from "../workbench/use-workbench";
import { Workbench } from "../workbench/workbench";

interface Props {
  /** the session's data: every ranked run trains on them */
  dataset: Dataset;
  /** what the instructor offers and locks */
  lesson: Lesson;
  /** the activity takes ranked work */
  open: boolean;
  /** whose runs these are; each participant of a shared machine has a list of their own */
  ownerId: string;
  submit: (run: FinishedRun) => void;
  submissions: readonly LabSubmission[];
  onProgress: (progress: Progress) => void;
}

/** The lab inside a session: fixed data, submitting, and telling how far one is. Needs the "lab" messages. */
export function SessionLab({ dataset, lesson, open, ownerId, submit, submissions, onProgress }: Props) {
  const initial = useMemo(() => {
    const start = startOf(lesson);
    // the seeds of an instructor's set-ups are the instructor's choice
    const seed = lesson.presets.length > 0 || lesson.locked.includes("seed") ? start.seed : ownSeed(ownerId);
    return { dataset, ...start, seed };
  }, [dataset, lesson, ownerId]);
  const runs = useKeptRuns(ownerId);
  const { open: openBay, ...workbench } = useWorkbench();
  const place = JSON.stringify([dataset, lesson]);
  return (
    <LabScreen
      key={`${ownerId} ${place}`}
      owner={ownerId}
      {...{ place, initial, lesson }}
      dataFixed
      onRun={runs.keep}
      submit={<SubmitButton submit={submit} />}
      sent={<NewestSubmission submissions={submissions} />}
      runs={<RunList runs={runs} dataFixed />}
      cards={
        <>
          <SubmissionsCard {...{ open, submissions }} />
          <CompareCard dataset={dataset} onOpen={openBay} />
          <ShareCard dataFixed />
        </>
      }
      below={
        <>
          <Workbench dataset={dataset} {...workbench} />
          <ProgressReports onProgress={onProgress} />
        </>
      }
    />
  );
}

const reported = {
  empty: "idle",
  preparing: "idle",
  ready: "idle",
  training: "training",
  paused: "paused",
  finished: "finished",
  diverged: "diverged",
  failed: "idle",
} as const;

/** Tells the classroom how the run stands; how often it is sent on is the classroom's affair. */
function ProgressReports({ onProgress }: Pick<Props, "onProgress">) {
  const lab = useLab();
  useEffect(() => {
    const tell = () => {
      const { phase, epoch, latest } = lab.get();
      const accuracy = latest?.heldOutAccuracy ?? latest?.trainAccuracy ?? null;
      onProgress({ activity: "spiral", state: reported[phase], epoch: Math.floor(epoch), accuracy });
    };
    tell();
    return lab.subscribe(tell);
  }, [lab, onProgress]);
  return null;
}
